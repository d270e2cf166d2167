import { waitsForClass } from '../../model/access.ts';
import type { ContextId } from '../../model/ids.ts';
import { MEANT_FOR_CLASS, type Selector } from '../shelf.ts';
import type { CourseLabel, HomeView, Query, TeachingCard } from '../views.ts';
import { goalCards, pendingOf } from './goals.ts';
import { mentioned } from './learning.ts';
import {
  circles,
  classCard,
  momentCards,
  preferenceCard,
  questionCards,
  reflectionCards,
  sketchCards,
} from './owned.ts';
import { courseTitle, type Reading, teacherNames, text, type ViewMaker } from './reading.ts';
import {
  byOwnDay,
  feedbackCards,
  isClosed,
  isLive,
  isUnanswered,
  isWaiting,
  stepCards,
  withoutStep,
} from './steps.ts';

type HomeQuery = Extract<Query, { kind: 'home' }>;

/** The session's courses, and those the server has told of since. Who teaches by either teaches. */
export function coursesOf(reading: Reading): CourseLabel[] {
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

/** One line for each course a person teaches; what is closed or given is not read for it. */
function teachingCards(reading: Reading, courses: readonly CourseLabel[]): TeachingCard[] {
  const { shelf, me } = reading;
  return courses
    .filter(({ role }) => role === 'teacher')
    .map(({ context, title }) => {
      const steps = shelf
        .of('next_step')
        .filter((step) => step.context === context && !isClosed(step) && isLive(reading, step));
      const drafts = shelf
        .of('feedback')
        .filter((f) => f.context === context && f.fields.state === 'draft')
        .filter((f) => f.author === me.person);
      const help = steps.filter(({ fields }) => fields.answer === 'need_help');
      const questions = shelf.of('question').filter((one) => one.context === context);
      const reports = shelf
        .of('report')
        .filter((one) => one.context === context && one.fields.handled !== true);
      const waiting = [
        ...steps.filter((step) => isUnanswered(reading, step)),
        ...questions.filter((one) => isWaiting(reading, one)),
      ];
      return {
        unanswered: new Set([
          ...waiting.map(({ learner }) => learner),
          ...reports.map(({ author }) => author),
        ]).size,
        forClass: new Set(
          MEANT_FOR_CLASS.flatMap((kind) => shelf.of(kind))
            .filter((one) => waitsForClass(one) === context)
            .map(({ author }) => author),
        ).size,
        ...{ context, title, drafts: drafts.length, openSteps: steps.length },
        needHelp: new Set(help.map(({ learner }) => learner)).size,
      };
    });
}

/** What a class a person teaches still asks of somebody, the feedback its steps hang on, and the messages. */
function taughtNeeds({ shelf }: Reading, taught: readonly CourseLabel[]): Selector[] {
  const contexts = taught.map(({ context }) => context);
  const steps = ['next_step', 'question']
    .flatMap((kind) => shelf.of(kind))
    .filter(({ context }) => contexts.some((c) => c === context));
  return [
    ...contexts.flatMap((openIn) => [
      { kind: 'next_step', openIn },
      { kind: 'feedback', openIn },
      { kind: 'question', openIn },
      { kind: 'report', openIn },
      ...MEANT_FOR_CLASS.map((kind) => ({ kind, openIn })),
    ]),
    ...steps.flatMap(({ id, parent }) => [
      ...(parent === null ? [] : [{ id: parent }]),
      { kind: 'reply', beneath: id },
    ]),
  ];
}

/** The named course's, and the others; each part in its order. */
function nearFirst<T extends { context: ContextId | null }>(
  all: readonly T[],
  context: ContextId | null,
): [T[], T[]] {
  const isNear = (each: T) => context !== null && each.context === context;
  return [all.filter(isNear), all.filter((each) => !isNear(each))];
}

/** Of what one's own records name. */
const worksIn = ({ shelf }: Reading, courses: readonly CourseLabel[]): HomeView['works'] =>
  shelf.of('assignment').flatMap((work) => {
    const course = courses.find(({ context }) => context === work.context);
    const title = text(work, 'title');
    return course?.role !== 'learner' || title === ''
      ? []
      : [{ id: work.id, context: course.context, title }];
  });

/** A person's own page: their goals, their steps, what they were told. */
export const homeView: ViewMaker<HomeQuery, HomeView> = {
  needs: (_query, reading) => {
    const { shelf, me } = reading;
    const courses = coursesOf(reading);
    return [
      { about: me.person },
      { kind: 'course' },
      { kind: 'class_setting' },
      // A class a person teaches is large and not named here.
      ...courses
        .filter((course) => course.role === 'learner')
        .map(({ context }) => ({ kind: 'membership', context })),
      ...taughtNeeds(
        reading,
        courses.filter((course) => course.role === 'teacher'),
      ),
      ...mentioned(shelf, (record) => record.learner === me.person),
    ];
  },
  view: ({ context }, reading) => {
    const { shelf, me } = reading;
    const mine = (kind: string) => shelf.of(kind).filter((r) => r.learner === me.person);
    const courses = coursesOf(reading);
    const names = courses
      .filter((course) => course.role === 'learner')
      .flatMap(({ context }) => teacherNames(reading, context, me.person));
    return {
      me: { id: me.person, name: me.name },
      courses,
      teaching: teachingCards(reading, courses),
      goals: nearFirst(goalCards(reading, mine('goal'), null), context).flat(),
      steps: nearFirst(mine('next_step'), context)
        .flatMap((steps) => byOwnDay(stepCards(reading, steps)))
        .sort((a, b) => Number(a.closed) - Number(b.closed)),
      feedback: feedbackCards(
        reading,
        mine('feedback')
          .filter((f) => f.fields.state === 'released' && withoutStep(reading, f))
          // What is said on one's own stands with that.
          .filter((f) => f.parent === null || shelf.get(f.parent)?.deleted !== false),
      ),
      suggestions: pendingOf(reading, 'goal'),
      offers: pendingOf(reading, 'moment'),
      teachers: [...new Set(names)],
      reflections: reflectionCards(reading, mine('reflection')),
      moments: momentCards(reading, mine('moment')),
      sketch: sketchCards(reading, me.person),
      questions: questionCards(reading, mine('question')),
      works: worksIn(reading, courses),
      classes: courses
        .filter(({ role }) => role === 'learner')
        .map((course) => classCard(reading, course.context)),
      circles: circles(reading, courses),
      preference: preferenceCard(reading),
    };
  },
};
