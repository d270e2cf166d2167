import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ADA,
  build,
  COURSE,
  ELSEWHERE,
  feedback,
  LIN,
  people,
  step,
  VIEWERS,
} from './access.fixture.ts';
import { may, refusal, scopesOf, type Verb } from './access.ts';
import { KINDS, type Kind } from './kinds.ts';
import type { Fields, WaymarkRecord } from './record.ts';
import { type ContextRole, classScope, personScope, teachersScope, type Viewer } from './scope.ts';

const PERSONAL: readonly string[] = [
  ...['goal', 'check_in', 'evidence', 'reflection', 'moment', 'sketch', 'preference'],
];

/**
 * The promise, written a second time and in another way: for each kind and state who reads, who writes which field,
 * who deletes. A: its author. L: the learner it is about. T: who teaches the course now. M: who is in the course now.
 * `AT`: its author, while teaching. `LM`: the learner, while in the course. `A2`: Ada, whom it was shown to by name.
 */
type Who = 'A' | 'L' | 'T' | 'M' | 'AT' | 'LM' | 'AM' | 'A2';
type Row = {
  name: string;
  kind: Kind;
  fields?: Fields;
  stamps?: Record<string, string>;
  /** Outside any course. */
  context?: null;
  /** What it hangs on. */
  under?: Parameters<typeof build>[0];
  author: 'lin' | 'ada';
  reads: Who[];
  /** Who writes what is theirs to write although they do not read it any more: they may not have heard yet. */
  late?: Who[];
  writes: Record<string, Who[]>;
  others: Who[];
  deletes: Who[];
};

const STEP = {
  writes: { text: ['AT'], assignment: ['AT'], madeAt: ['AT'] },
  others: ['LM'],
  deletes: ['AT'],
} as const;
const ANSWERED = { ...STEP, deletes: [] } as const;
const FEEDBACK = { writes: {}, others: ['AT'], deletes: ['AT'] } as const;
const REPLY = { writes: {}, others: ['AM'], deletes: ['AM'] } as const;
const GOAL = { writes: { classRelease: [], ended: [] }, others: ['L'], deletes: ['L'] } as const;
const OWN = { writes: {}, others: ['L'], deletes: ['L'] } as const;
const BESIDE = { writes: {}, others: ['LM'], deletes: ['LM'] } as const;
const shown = { audience: [teachersScope(COURSE)] };
const goalShown = (fields: Fields = shown) => ({ kind: 'goal', author: LIN, fields }) as const;
const PROMPT = { writes: {}, others: ['A'], deletes: ['A'] } as const;
const SERVER = { writes: {}, others: [], deletes: [] } as const;

/** What a learner owns, but that a teacher of its class may let it go there. */
const FOR_CLASS = {
  writes: { classRelease: ['T'], ended: [] },
  others: ['L'],
  deletes: ['L'],
} as const;

const row = (
  name: string,
  kind: Kind,
  author: Row['author'],
  reads: Who[],
  law: { writes: Record<string, readonly Who[]>; others: readonly Who[]; deletes: readonly Who[] },
  more: Pick<Row, 'fields' | 'stamps' | 'under' | 'late' | 'context'> = {},
): Row => ({
  name,
  kind,
  author,
  reads,
  ...(law as Pick<Row, 'writes' | 'others' | 'deletes'>),
  ...more,
});

const ROWS: Row[] = [
  row('a goal not yet shared', 'goal', 'lin', ['L'], GOAL),
  row('a goal kept private', 'goal', 'lin', ['L'], GOAL, { fields: { audience: [] } }),
  row('a shared goal', 'goal', 'lin', ['L', 'T'], GOAL, {
    fields: { audience: [teachersScope(COURSE)] },
  }),
  row('a goal shown to a class', 'goal', 'lin', ['L', 'M'], GOAL, {
    fields: { audience: [classScope(COURSE)] },
  }),
  row('a goal shown to one teacher by name', 'goal', 'lin', ['L', 'A2'], GOAL, {
    fields: { audience: [personScope(ADA)] },
  }),
  ...(['goal', 'reflection', 'moment'] as const).flatMap((kind) => [
    row(`a ${kind} meant for a class`, kind, 'lin', ['L'], FOR_CLASS, {
      fields: { audience: [], forClass: COURSE },
    }),
    row(`a ${kind} meant for a class, its teachers see it`, kind, 'lin', ['L', 'T'], FOR_CLASS, {
      fields: { ...shown, forClass: COURSE },
    }),
    row(`a ${kind} let go to a class`, kind, 'lin', ['L', 'M'], FOR_CLASS, {
      fields: { forClass: COURSE, classRelease: COURSE },
    }),
    row(`a ${kind} let go to a class its owner has left`, kind, 'lin', ['L'], FOR_CLASS, {
      fields: { forClass: COURSE, classRelease: COURSE, ended: [classScope(COURSE)] },
    }),
    row(`a ${kind} let go to a class its owner came back to`, kind, 'lin', ['L', 'M'], FOR_CLASS, {
      fields: { forClass: COURSE, classRelease: COURSE, ended: [] },
      stamps: { forClass: 's', classRelease: 's', ended: 't' },
    }),
    row(`a ${kind} let go to another class`, kind, 'lin', ['L'], FOR_CLASS, {
      fields: { forClass: COURSE, classRelease: ELSEWHERE },
    }),
    row(`a ${kind} written on since it was let go`, kind, 'lin', ['L'], FOR_CLASS, {
      fields: { forClass: COURSE, classRelease: COURSE, tags: [] },
      stamps: { forClass: 's', classRelease: 's', tags: 't' },
    }),
  ]),
  row('a goal shown in a course its owner has left', 'goal', 'lin', ['L'], GOAL, {
    fields: { ...shown, ended: [teachersScope(COURSE)] },
  }),
  row('a reflection', 'reflection', 'lin', ['L'], GOAL),
  row('a shared reflection', 'reflection', 'lin', ['L', 'T'], GOAL, { fields: shown }),
  row('a moment of no course', 'moment', 'lin', ['L'], GOAL, { context: null }),
  row('a part of a sketch', 'sketch', 'lin', ['L'], GOAL, { context: null }),
  row('a shared part of a sketch', 'sketch', 'lin', ['L', 'T'], GOAL, {
    context: null,
    fields: shown,
  }),
  row('a preference', 'preference', 'lin', ['L'], OWN, { context: null }),
  ...(['check_in', 'evidence'] as const).flatMap((kind) => [
    row(`${kind} on a goal`, kind, 'lin', ['L'], OWN, { under: goalShown({}) }),
    row(`${kind} on a shared goal`, kind, 'lin', ['L', 'T'], OWN, { under: goalShown() }),
    row(`${kind} on a goal a class sees`, kind, 'lin', ['L'], OWN, {
      under: goalShown({ audience: [classScope(COURSE)] }),
    }),
  ]),
  row('draft feedback on a goal', 'feedback', 'ada', ['A'], FEEDBACK, { under: goalShown() }),
  row('feedback on a goal', 'feedback', 'ada', ['L', 'T'], FEEDBACK, {
    under: goalShown(),
    fields: { state: 'released' },
  }),
  row('feedback on a goal a class sees', 'feedback', 'ada', ['L', 'T'], FEEDBACK, {
    under: goalShown({ audience: [classScope(COURSE)] }),
    fields: { state: 'released' },
  }),
  row('feedback on a goal no longer shared', 'feedback', 'ada', ['L'], FEEDBACK, {
    under: goalShown({ audience: [] }),
    fields: { state: 'released' },
  }),
  row('a step on a goal no longer shared', 'next_step', 'ada', ['L'], STEP, {
    under: feedback('released', { under: goalShown({ audience: [] }) }),
  }),
  row('feedback on a check-in', 'feedback', 'ada', ['L', 'T'], FEEDBACK, {
    under: { kind: 'check_in', author: LIN, under: goalShown() },
    fields: { state: 'released' },
  }),
  row('a question', 'question', 'lin', ['L', 'T'], BESIDE),
  row('a reply to a question', 'reply', 'ada', ['A', 'L', 'T'], REPLY, {
    under: { kind: 'question', author: LIN },
  }),
  row('a cover note begun', 'cover_note', 'lin', ['L'], BESIDE),
  row('a cover note given', 'cover_note', 'lin', ['L', 'T'], BESIDE, { fields: { given: true } }),
  row('a step taken along', 'carried', 'lin', ['L'], BESIDE),
  row('that feedback was read', 'acknowledgement', 'lin', ['L', 'T'], BESIDE, {
    under: feedback('released'),
  }),
  row(
    'a report',
    'report',
    'ada',
    ['A', 'T'],
    {
      writes: { handled: ['T'] },
      others: [],
      deletes: [],
    },
    { under: goalShown({ audience: [classScope(COURSE)] }) },
  ),
  row('a reply to a report', 'reply', 'ada', ['A', 'L', 'T'], REPLY, {
    under: { kind: 'report', author: LIN, under: goalShown({ audience: [classScope(COURSE)] }) },
  }),
  row('what holds for a class', 'class_setting', 'ada', ['M'], {
    writes: {},
    others: ['T'],
    deletes: [],
  }),
  row('a suggestion', 'suggestion', 'ada', ['L', 'T'], {
    writes: { answer: ['LM'], goal: ['LM'] },
    others: ['AT'],
    deletes: ['AT'],
  }),
  row('feedback without a state', 'feedback', 'ada', ['A'], FEEDBACK),
  row('draft feedback', 'feedback', 'ada', ['A'], FEEDBACK, { fields: { state: 'draft' } }),
  row('released feedback', 'feedback', 'ada', ['L', 'T'], FEEDBACK, {
    fields: { state: 'released' },
  }),
  row('withdrawn feedback', 'feedback', 'ada', ['T'], FEEDBACK, {
    fields: { state: 'withdrawn' },
  }),
  row('a step on a draft', 'next_step', 'ada', ['A'], STEP, { under: feedback('draft') }),
  row('a step on nothing', 'next_step', 'ada', ['A'], STEP),
  row('a released step', 'next_step', 'ada', ['L', 'T'], STEP, { under: feedback('released') }),
  row('an answered step', 'next_step', 'ada', ['L', 'T'], ANSWERED, {
    under: feedback('released'),
    fields: { answer: 'will_do' },
  }),
  row('a step on deleted feedback', 'next_step', 'ada', ['A'], STEP, {
    under: feedback('released', { deleted: true }),
  }),
  row('a withdrawn step', 'next_step', 'ada', ['T'], STEP, {
    under: feedback('withdrawn'),
    late: ['LM'],
  }),
  row('an answered step, withdrawn', 'next_step', 'ada', ['L', 'T'], ANSWERED, {
    under: feedback('withdrawn'),
    fields: { answer: 'did_it' },
  }),
  row('an answered step, draft again', 'next_step', 'ada', ['A', 'L'], ANSWERED, {
    under: feedback('draft'),
    fields: { answer: 'did_it' },
  }),
  row('a step answered and reopened, withdrawn', 'next_step', 'ada', ['T'], STEP, {
    under: feedback('withdrawn'),
    fields: { answer: 'open' },
    late: ['LM'],
  }),
  row('a reply of the learner', 'reply', 'lin', ['A', 'L', 'T'], REPLY, {
    under: step('released'),
  }),
  row('a reply of the teacher', 'reply', 'ada', ['A', 'L', 'T'], REPLY, {
    under: step('released'),
  }),
  row('a reply of the teacher, withdrawn', 'reply', 'ada', ['A', 'T'], REPLY, {
    under: step('withdrawn'),
  }),
  row('a reply of the learner, withdrawn', 'reply', 'lin', ['A', 'T'], REPLY, {
    under: step('withdrawn'),
  }),
  row('a reply on an answered step, withdrawn', 'reply', 'ada', ['A', 'L', 'T'], REPLY, {
    under: step('withdrawn', 'did_it'),
  }),
  row('a prompt of one’s own', 'prompt', 'ada', ['A'], PROMPT, { context: null }),
  row('a prompt of a team', 'prompt', 'ada', ['A', 'T'], PROMPT, {
    context: null,
    fields: { audience: [teachersScope(COURSE)] },
  }),
  row('a prompt of a course', 'prompt', 'ada', ['T'], PROMPT),
  row('a prompt of a course, with an audience', 'prompt', 'ada', ['T'], PROMPT, {
    fields: { audience: [teachersScope(ELSEWHERE)] },
  }),
  row('an assignment', 'assignment', 'lin', ['M'], {
    writes: { lmsId: [] },
    others: ['T'],
    deletes: [],
  }),
  row('what a course’s teachers agreed on', 'setting', 'ada', ['T'], {
    writes: {},
    others: ['T'],
    deletes: [],
  }),
  row('an attempt', 'attempt', 'ada', ['L', 'T'], SERVER),
  row('a word taken back', 'withdrawal', 'ada', ['L', 'T'], SERVER),
  row('a course', 'course', 'ada', ['M'], SERVER),
  row('a learner’s membership', 'membership', 'lin', ['L', 'T'], SERVER, {
    fields: { role: 'learner' },
  }),
  row('a teacher’s membership', 'membership', 'ada', ['L', 'M'], SERVER, {
    fields: { role: 'teacher' },
  }),
];

const ofRow = ({ kind, author, fields, stamps, under, context }: Row, deleted = false) =>
  build(
    {
      kind,
      author: people[author],
      ...(fields === undefined ? {} : { fields }),
      ...(stamps === undefined ? {} : { stamps }),
      ...(under === undefined ? {} : { under }),
      ...(context === undefined ? {} : { context }),
    },
    deleted,
  );

const is = (
  who: Who,
  viewer: Viewer & { here: ContextRole | null },
  record: WaymarkRecord,
): boolean =>
  ({
    A: viewer.person === record.author,
    L: viewer.person === record.learner,
    T: viewer.here === 'teacher',
    M: viewer.here !== null,
    AT: viewer.person === record.author && viewer.here === 'teacher',
    AM: viewer.person === record.author && viewer.here !== null,
    A2: viewer.person === ADA,
    LM: viewer.person === record.learner && viewer.here !== null,
  })[who];

describe.each(ROWS)('$name', (promise) => {
  const { record, chain } = ofRow(promise);
  const any = (whos: readonly Who[], viewer: (typeof VIEWERS)[number]) =>
    whos.some((who) => is(who, viewer, record));
  const isLate = (viewer: (typeof VIEWERS)[number]) => any(promise.late ?? [], viewer);
  const expectJust = (verb: Verb, whos: readonly Who[]) => {
    for (const viewer of VIEWERS) {
      const late = whos.includes('LM') && isLate(viewer);
      const wanted = any(whos, viewer) && (any(promise.reads, viewer) || late);
      expect([viewer, verb, may(viewer, verb, record, chain)]).toEqual([viewer, verb, wanted]);
    }
  };

  it('is read by just those it is for', () => {
    expectJust('read', promise.reads);
  });

  it('is written, field by field, by just those who may', () => {
    for (const field of [...Object.keys(KINDS[promise.kind]), 'toString', 'constructor']) {
      const named = Object.hasOwn(promise.writes, field) ? promise.writes[field] : undefined;
      expectJust(`write:${field}`, named ?? promise.others);
    }
  });

  it('is deleted by just those who may', () => {
    expectJust('delete', promise.deletes);
  });

  it('is nobody’s once deleted', () => {
    const gone = ofRow(promise, true);
    expect(scopesOf(gone.record, gone.chain)).toEqual([]);
    for (const viewer of VIEWERS) {
      for (const verb of ['read', 'delete', 'write:text', 'write:next'] as const) {
        expect(may(viewer, verb, gone.record, gone.chain)).toBe(false);
      }
    }
  });

  it('is written and deleted only by who reads it', () => {
    const fields = Object.keys(KINDS[promise.kind]);
    void fc.assert(
      fc.property(fc.constantFrom(...VIEWERS), fc.constantFrom(...fields), (viewer, field) => {
        const acts =
          may(viewer, `write:${field}`, record, chain) || may(viewer, 'delete', record, chain);
        return !acts || may(viewer, 'read', record, chain) || isLate(viewer);
      }),
    );
  });

  it('does not tell that it is there to who may not read it, except that what a learner owns is theirs', () => {
    for (const viewer of VIEWERS.filter((one) => !may(one, 'read', record, chain))) {
      for (const verb of ['read', 'delete', 'write:text'] as const) {
        const why = refusal(viewer, verb, record, chain);
        const own = PERSONAL.includes(promise.kind) && verb !== 'read';
        expect(why).toBe(own ? 'ownership_law' : 'not_visible');
      }
    }
  });
});

describe('the ownership law', () => {
  it('leaves every field of every goal to its learner, whatever anybody is elsewhere', () => {
    const viewers = VIEWERS.filter(({ person }) => person !== LIN);
    for (const name of ['a goal not yet shared', 'a shared goal']) {
      const promise = ROWS.find((one) => one.name === name);
      if (promise === undefined) throw new Error(name);
      const { record } = ofRow(promise);
      for (const viewer of viewers) {
        // Whether it goes to a class is no word of it (FOR_CLASS).
        for (const field of Object.keys(KINDS.goal).filter((one) => one !== 'classRelease')) {
          expect(refusal(viewer, `write:${field}`, record, [])).toBe('ownership_law');
        }
        expect(refusal(viewer, 'delete', record, [])).toBe('ownership_law');
        expect(refusal(viewer, 'create', record, [])).toBe('ownership_law');
        const asAuthor = { ...record, author: viewer.person };
        expect(refusal(viewer, 'create', asAuthor, [])).toBe('ownership_law');
      }
    }
  });

  it('outlives the course: who left still keeps their goal', () => {
    const { record } = build({ kind: 'goal', author: LIN, fields: {} });
    expect(may({ person: LIN, roles: {} }, 'write:next', record, [])).toBe(true);
  });
});
