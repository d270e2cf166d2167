import type { CourseLabel, HomeView, Query } from '../views.ts';
import { goalCards, suggestionCard } from './goals.ts';
import { aboutLearner, mentioned } from './learning.ts';
import {
  courseTitle,
  madeAt,
  newestFirst,
  type Reading,
  teacherNames,
  type ViewMaker,
} from './reading.ts';
import { feedbackCards, stepCards } from './steps.ts';

type HomeQuery = Extract<Query, { kind: 'home' }>;

/** The session's courses, and those the server has told of since. Who teaches by either teaches. */
function coursesOf(reading: Reading): CourseLabel[] {
  const { shelf, me } = reading;
  const roles = new Map(me.courses.map((course) => [course.context, course.role]));
  for (const { context, learner, fields } of shelf.of('membership')) {
    if (learner !== me.person || context === null || fields.active === false) continue;
    if (fields.role === 'teacher' || !roles.has(context)) {
      roles.set(context, fields.role === 'teacher' ? 'teacher' : 'learner');
    }
  }
  return [...roles]
    .map(([context, role]) => ({ context, role, title: courseTitle(reading, context) }))
    .sort((a, b) => a.title.localeCompare(b.title));
}

/** A person's own page: their goals, their steps, what they were told. */
export const homeView: ViewMaker<HomeQuery, HomeView> = {
  needs: (_query, reading) => {
    const { shelf, me } = reading;
    return [
      ...aboutLearner(me.person),
      { kind: 'course' },
      { kind: 'membership', learner: me.person },
      // A class a person teaches is large and not named here.
      ...coursesOf(reading)
        .filter((course) => course.role === 'learner')
        .map(({ context }) => ({ kind: 'membership', context })),
      ...mentioned(shelf),
    ];
  },
  view: (_query, reading) => {
    const { shelf, me } = reading;
    const mine = (kind: string) => shelf.of(kind).filter((r) => r.learner === me.person);
    const courses = coursesOf(reading);
    const names = courses
      .filter((course) => course.role === 'learner')
      .flatMap(({ context }) => teacherNames(reading, context, me.person));
    return {
      me: { id: me.person, name: me.name },
      courses,
      teaching: [],
      goals: goalCards(reading, mine('goal'), null),
      steps: stepCards(reading, mine('next_step')),
      feedback: feedbackCards(
        reading,
        mine('feedback').filter((f) => f.fields.state === 'released'),
      ),
      suggestions: mine('suggestion')
        .filter((s) => (s.fields.answer ?? 'pending') === 'pending')
        .filter((s) => shelf.get(s.parent)?.deleted !== false)
        .sort(newestFirst(madeAt))
        .map((suggestion) => suggestionCard(reading, suggestion)),
      teachers: [...new Set(names)],
    };
  },
};
