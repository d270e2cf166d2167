import { assignmentId } from '../../model/ids.ts';
import type { AssignmentView, Query } from '../views.ts';
import { goalCards } from './goals.ts';
import { aboutLearner, mentioned } from './learning.ts';
import {
  courseTitle,
  madeAt,
  newestFirst,
  personLabel,
  teacherNames,
  text,
  type ViewMaker,
} from './reading.ts';
import { feedbackCards, isClosed, isLive, stepCards, withoutStep } from './steps.ts';

type AssignmentQuery = Extract<Query, { kind: 'assignment' }>;

/** What a learner sees beside an assignment. */
export const assignmentView: ViewMaker<AssignmentQuery, AssignmentView> = {
  needs: (query, { shelf, me }) => [
    ...aboutLearner(me.person),
    { kind: 'course' },
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
      elsewhere: [...stepCards(reading, near), ...stepCards(reading, far)],
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
      teachers: teacherNames(reading, context, me.person),
    };
  },
};
