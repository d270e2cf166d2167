import { assignmentId, carriedId, coverNoteId, type RecordId } from '../../model/ids.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import type { AssignmentView, Query } from '../views.ts';
import { goalCards, pendingOf } from './goals.ts';
import { coursesOf } from './home.ts';
import { mentioned } from './learning.ts';
import {
  circles,
  classCard,
  coverNoteCard,
  momentCards,
  preferenceCard,
  questionCards,
  reflectionCards,
} from './owned.ts';
import {
  courseTitle,
  madeAt,
  newestFirst,
  personLabel,
  type Reading,
  teacherNames,
  text,
  type ViewMaker,
} from './reading.ts';
import {
  byOwnDay,
  feedbackCards,
  isClosed,
  isLive,
  lastReleased,
  stepCards,
  withoutStep,
} from './steps.ts';

type AssignmentQuery = Extract<Query, { kind: 'assignment' }>;

const mineHere = ({ shelf, me }: Reading, kind: string, assignment: RecordId) =>
  shelf.of(kind).filter((one) => one.learner === me.person && one.fields.assignment === assignment);

/** So many past steps are offered to be taken along. */
const MOST_CARRYABLE = 20;

/** Steps of other work, from any course, done or not: what was learned there can be used here. */
function carrying(
  reading: Reading,
  live: readonly WaymarkRecord[],
  assignment: RecordId,
): Pick<AssignmentView, 'carried' | 'carryable'> {
  const { shelf, me } = reading;
  const past = live.filter((step) => step.fields.assignment !== assignment);
  const { step } = shelf.get(carriedId(assignment, me.person))?.fields ?? {};
  const [carried] = stepCards(
    reading,
    past.filter(({ id }) => id === step),
  );
  return {
    carried: carried ?? null,
    carryable: lastReleased(reading, past, MOST_CARRYABLE),
  };
}

/** What a learner sees beside an assignment. */
export const assignmentView: ViewMaker<AssignmentQuery, AssignmentView> = {
  needs: (query, { shelf, me }) => [
    { about: me.person },
    { kind: 'course' },
    { kind: 'class_setting' },
    { kind: 'membership', context: query.context },
    ...mentioned(shelf),
  ],
  view: (query, reading) => {
    const { shelf, me } = reading;
    const { context } = query;
    const assignment = assignmentId(context, query.lmsAssignment);
    const live = shelf
      .of('next_step')
      .filter((step) => step.learner === me.person && isLive(reading, step));
    const here = live.filter((step) => step.fields.assignment === assignment);
    const open = live.filter((step) => step.fields.assignment !== assignment && !isClosed(step));
    const near = open.filter((step) => step.context === context);
    const far = open.filter((step) => step.context !== context);
    const mine = goalCards(
      reading,
      shelf.of('goal').filter((goal) => goal.learner === me.person),
      assignment,
    );
    return {
      me: personLabel(reading, me.person, context),
      course: courseTitle(reading, context),
      assignment,
      steps: stepCards(reading, here),
      elsewhere: [near, far].flatMap((steps) => byOwnDay(stepCards(reading, steps))),
      feedback: feedbackCards(
        reading,
        shelf
          .of('feedback')
          .filter((f) => f.learner === me.person && f.fields.state === 'released')
          .filter((f) => f.fields.assignment === assignment)
          .filter((f) => withoutStep(reading, f)),
      ),
      takenBack: shelf
        .of('withdrawal')
        .filter((one) => one.learner === me.person && one.fields.assignment === assignment)
        // What was given again is there to be read.
        .filter((one) => shelf.get(text(one, 'feedback'))?.fields.state !== 'released')
        .sort(newestFirst(madeAt))
        .map((one) => ({
          id: one.id,
          from: personLabel(reading, one.author, context),
          at: madeAt(one),
        })),
      goals: mine.filter((goal) => goal.tied),
      otherGoals: mine.filter((goal) => !goal.tied),
      suggestions: pendingOf(reading, 'goal').filter((one) => one.context === context),
      teachers: teacherNames(reading, context, me.person),
      questions: questionCards(reading, mineHere(reading, 'question', assignment)),
      cover: coverNoteCard(shelf.get(coverNoteId(assignment, me.person))),
      ...carrying(reading, live, assignment),
      reflections: reflectionCards(reading, mineHere(reading, 'reflection', assignment)),
      moments: momentCards(reading, mineHere(reading, 'moment', assignment)),
      offers: pendingOf(reading, 'moment'),
      class: classCard(reading, context),
      circles: circles(reading, coursesOf(reading)),
      preference: preferenceCard(reading),
    };
  },
};
