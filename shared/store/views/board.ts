import { scopesOf } from '../../model/access.ts';
import { classSettingId, type PersonId } from '../../model/ids.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import { classScope, personScope, teachersScope } from '../../model/scope.ts';
import type { BoardRow, BoardView, Query } from '../views.ts';
import { reportCards, reportNeeds, waitingCards } from './class.ts';
import { classCard } from './owned.ts';
import { courseTitle, time, type ViewMaker } from './reading.ts';
import { classMembers, draftedOn, readyGroups } from './ready.ts';
import { isClosed, isLive, isUnanswered, isWaiting } from './steps.ts';

type BoardQuery = Extract<Query, { kind: 'board' }>;

const max = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.max(a, b);

/** A class at a glance, for who teaches it: whom one has not written to, who asked for help. Never a ranking. */
export const boardView: ViewMaker<BoardQuery, BoardView> = {
  needs: ({ context }, reading) => [
    ...draftedOn(reading, context).map((id) => ({ id })),
    { kind: 'course' },
    { kind: 'membership', context },
    { kind: 'feedback', context },
    { kind: 'next_step', context },
    { kind: 'reply', context },
    // A goal may be kept outside any course and shared with this one.
    { kind: 'goal' },
    { kind: 'reflection' },
    { kind: 'moment' },
    { kind: 'question', context },
    { id: classSettingId(context) },
    ...reportNeeds(reading.shelf, context),
  ],
  view: ({ context }, reading) => {
    const { shelf, me } = reading;
    const seen = new Set([teachersScope(context), classScope(context), personScope(me.person)]);
    const rows = new Map<PersonId, BoardRow>();
    const members = classMembers(reading, context);
    for (const { learner } of members)
      rows.set(learner.id, {
        learner,
        lastFeedbackAt: null,
        openSteps: 0,
        needHelp: 0,
        did: 0,
        unanswered: 0,
        sharedGoals: 0,
        questions: 0,
        drafts: 0,
      });
    const each = (kind: string, note: (row: BoardRow, record: WaymarkRecord) => void) => {
      for (const record of shelf.of(kind)) {
        const row = record.learner === null ? undefined : rows.get(record.learner);
        if (row !== undefined) note(row, record);
      }
    };
    each('feedback', (row, f) => {
      if (f.context !== context) return;
      if (f.fields.state === 'released') {
        row.lastFeedbackAt = max(row.lastFeedbackAt, time(f, 'releasedAt'));
        if (isUnanswered(reading, f)) row.unanswered += 1;
      } else if (f.fields.state === 'draft' && f.author === me.person) row.drafts += 1;
    });
    each('next_step', (row, step) => {
      if (step.context !== context || isClosed(step) || !isLive(reading, step)) return;
      row.openSteps += 1;
      if (step.fields.answer === 'need_help') row.needHelp += 1;
      if (step.fields.answer === 'did_it') row.did += 1;
      if (isUnanswered(reading, step)) row.unanswered += 1;
    });
    each('goal', (row, goal) => {
      if (scopesOf(goal, []).some((scope) => seen.has(scope))) row.sharedGoals += 1;
    });
    each('question', (row, question) => {
      if (question.context === context && isWaiting(reading, question)) row.questions += 1;
    });
    return {
      class: classCard(reading, context),
      reports: reportCards(reading, context),
      waiting: waitingCards(reading, context),
      course: courseTitle(reading, context),
      context,
      rows: [...rows.values()],
      groups: readyGroups(reading, context, members),
      sections: [...new Set(members.flatMap(({ sections }) => sections))].sort(),
    };
  },
};
