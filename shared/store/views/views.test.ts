import { describe, expect, it } from 'vitest';
import { assignmentId, membershipId, newId } from '../../model/ids.ts';
import type { Fields, WaymarkRecord } from '../../model/record.ts';
import { teachersScope } from '../../model/scope.ts';
import { formatStamp } from '../../model/stamp.ts';
import { shelfOf } from '../shelf.ts';
import { assignmentView } from './assignment.ts';
import { boardView } from './board.ts';
import { graderView } from './grader.ts';
import { homeView } from './home.ts';
import type { Me } from './reading.ts';

const [ana, ben, okafor, silva] = [newId(), newId(), newId(), newId()];
const [biology, history] = [newId(), newId()];

type Made = Partial<WaymarkRecord> & { kind: string; fields: Fields };
const record = (made: Made): WaymarkRecord => ({
  ...{ id: newId(), context: biology, author: okafor, learner: ana, parent: null },
  ...{ deleted: false, ...made },
  stamps: Object.fromEntries(Object.keys(made.fields).map((f) => [f, formatStamp(1, 0, 'd')])),
});
const member = (person: string, context: string, role: string, name: string) =>
  record({
    ...{ id: membershipId(context, person), kind: 'membership', context, learner: person },
    fields: { name, role, active: true, lmsUserId: `lms-${name}` },
  });
const course = (context: string, title: string) =>
  record({ kind: 'course', context, learner: null, fields: { title } });
const released = (at: number, fields: Fields = {}, made: Partial<WaymarkRecord> = {}) =>
  record({ kind: 'feedback', fields: { state: 'released', releasedAt: at, ...fields }, ...made });
const stepOf = (feedback: WaymarkRecord, fields: Fields) =>
  record({ kind: 'next_step', context: feedback.context, parent: feedback.id, fields });

const people = [
  course(biology, 'Biology'),
  course(history, 'History'),
  member(ana, biology, 'learner', 'Ana'),
  member(ben, biology, 'learner', 'Ben'),
  member(okafor, biology, 'teacher', 'Ms Okafor'),
  member(silva, history, 'teacher', 'Mr Silva'),
];
const asAna: Me = {
  ...{ person: ana, name: 'Ana' },
  courses: [
    { context: biology, role: 'learner', title: 'Biology' },
    { context: history, role: 'learner', title: 'History' },
  ],
};
const asTeacher: Me = {
  ...{ person: okafor, name: 'Ms Okafor' },
  courses: [{ context: biology, role: 'teacher', title: 'Biology' }],
};
const reading = (me: Me, records: WaymarkRecord[]) => ({
  me,
  shelf: shelfOf([...people, ...records]),
});

describe('beside an assignment', () => {
  const here = assignmentId(biology, '7');
  const query = { kind: 'assignment', context: biology, lmsAssignment: '7' } as const;

  it('steps of this assignment come first, open ones before closed ones; elsewhere the near ones first', () => {
    const [a, b, c, d] = [released(1), released(2), released(3), released(4)];
    const far = released(9, {}, { context: history, author: silva });
    const view = assignmentView.view(
      query,
      reading(asAna, [
        ...[a, b, c, d, far],
        stepOf(a, { text: 'open, older', assignment: here }),
        stepOf(b, { text: 'closed', assignment: here, closed: true }),
        stepOf(c, { text: 'open, newer', assignment: here }),
        stepOf(d, { text: 'near', assignment: null }),
        stepOf(far, { text: 'far', assignment: null }),
      ]),
    );
    expect(view.steps.map((step) => step.text)).toEqual(['open, newer', 'open, older', 'closed']);
    expect(view.elsewhere.map((step) => [step.text, step.course])).toEqual([
      ['near', 'Biology'],
      ['far', 'History'],
    ]);
    expect(view.teachers).toEqual(['Ms Okafor']);
  });

  it('an emptied step is no step, and an address that is none of the web no link', () => {
    const [a, b] = [released(1), released(2)];
    const view = assignmentView.view(
      query,
      reading(asAna, [
        ...[a, b],
        stepOf(a, { text: '', assignment: here }),
        stepOf(b, { text: 'x', assignment: here, evidenceLink: 'javascript:alert(1)' }),
      ]),
    );
    expect(view.steps).toMatchObject([{ text: 'x', evidenceLink: '' }]);
  });
});

describe('who sees a goal', () => {
  const goal = (audience: string[] | null) =>
    record({ kind: 'goal', author: ana, fields: { next: 'x', audience } });
  const seen = (audience: string[] | null, records = people) => {
    const [card] = homeView.view(
      { kind: 'home', context: null },
      { me: asAna, shelf: shelfOf([...records, goal(audience)]) },
    ).goals;
    return [card?.sharing.seenBy, card?.sharing.seenInCourses];
  };

  it('is said by name, nobody while it is not shared', () => {
    expect(seen(null)).toEqual([[], []]);
    expect(seen([])).toEqual([[], []]);
    expect(seen([teachersScope(biology), teachersScope(history)])).toEqual([
      ['Ms Okafor', 'Mr Silva'],
      [],
    ]);
  });

  it('is never said to be nobody only because the names are not here yet', () => {
    expect(seen([teachersScope(biology)], [])).toEqual([[], ['Biology']]);
  });
});

describe('beside a learner’s work', () => {
  const learner = { lmsUser: 'lms-Ana' };
  const query = { kind: 'grader', context: biology, lmsAssignment: '7', learner } as const;

  it('shows nobody else’s draft and offers the step’s id before there is a step', () => {
    const assignment = assignmentId(biology, '7');
    const mine = record({ kind: 'feedback', fields: { state: 'draft', assignment, madeAt: 5 } });
    const theirs = record({
      ...{ kind: 'feedback', author: silva },
      fields: { state: 'draft', assignment, madeAt: 9 },
    });
    const once = graderView.view(query, reading(asTeacher, [mine, theirs]));
    const again = graderView.view(query, reading(asTeacher, [theirs, mine]));
    expect(once.drafts[0]?.id).toBe(mine.id);
    expect(once.drafts[0]?.step).toMatch(/^[0-9a-f-]{36}$/);
    expect(again.drafts[0]?.step).toBe(once.drafts[0]?.step);
    expect(once.feedback).toEqual([]);
  });

  it('knows no learner whom the class list does not know', () => {
    const stranger = { ...query, learner: { lmsUser: 'lms-Zoe' } };
    const view = graderView.view(stranger, reading(asTeacher, [released(5)]));
    expect(view).toMatchObject({ learner: null, feedback: [], goals: [], earlier: [] });
  });

  it('says when the learner was last written to', () => {
    const [old, recent] = [released(100), released(200)];
    const view = graderView.view(query, reading(asTeacher, [old, recent]));
    expect(view.lastWordAt).toBe(200);
    expect(graderView.view(query, reading(asTeacher, [])).lastWordAt).toBeNull();
  });
});

describe('the class board', () => {
  it('counts what is open for each learner and names nobody else', () => {
    const [one, two] = [released(100), released(200)];
    const back = record({ kind: 'feedback', fields: { state: 'withdrawn' } });
    const view = boardView.view(
      { kind: 'board', context: biology },
      reading(asTeacher, [
        ...[one, two, back],
        stepOf(one, { text: 'a', answer: 'need_help' }),
        stepOf(one, { text: 'd', answer: 'did_it' }),
        stepOf(two, { text: 'b', closed: true, answer: 'did_it' }),
        stepOf(back, { text: 'c' }),
        record({ kind: 'feedback', learner: ben, fields: { state: 'draft' } }),
        record({
          kind: 'goal',
          author: ana,
          context: null,
          fields: { audience: [teachersScope(biology)] },
        }),
      ]),
    );
    expect(view.rows).toEqual([
      {
        ...{ learner: { id: ana, name: 'Ana' }, lastFeedbackAt: 200 },
        ...{
          openSteps: 2,
          needHelp: 1,
          did: 1,
          unanswered: 0,
          questions: 0,
          sharedGoals: 1,
          drafts: 0,
        },
      },
      {
        ...{ learner: { id: ben, name: 'Ben' }, lastFeedbackAt: null },
        ...{
          openSteps: 0,
          needHelp: 0,
          did: 0,
          unanswered: 0,
          questions: 0,
          sharedGoals: 0,
          drafts: 1,
        },
      },
    ]);
  });
});
