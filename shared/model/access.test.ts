import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
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
import { type ContextRole, teachersScope, type Viewer } from './scope.ts';

/**
 * The promise, written a second time and in another way: for each kind and state who reads, who writes which field,
 * who deletes. A: its author. L: the learner it is about. T: who teaches the course now. M: who is in the course now.
 * `AT`: its author, while teaching. `LM`: the learner, while in the course.
 */
type Who = 'A' | 'L' | 'T' | 'M' | 'AT' | 'LM' | 'AM';
type Row = {
  name: string;
  kind: Kind;
  fields?: Fields;
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
const GOAL = { writes: {}, others: ['L'], deletes: ['L'] } as const;
const PROMPT = { writes: {}, others: ['A'], deletes: ['A'] } as const;
const SERVER = { writes: {}, others: [], deletes: [] } as const;

const row = (
  name: string,
  kind: Kind,
  author: Row['author'],
  reads: Who[],
  law: { writes: Record<string, readonly Who[]>; others: readonly Who[]; deletes: readonly Who[] },
  more: Pick<Row, 'fields' | 'under' | 'late' | 'context'> = {},
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

const ofRow = ({ kind, author, fields, under, context }: Row, deleted = false) =>
  build(
    {
      kind,
      author: people[author],
      ...(fields === undefined ? {} : { fields }),
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

  it('does not tell that it is there to who may not read it, except that a goal is its learner’s', () => {
    for (const viewer of VIEWERS.filter((one) => !may(one, 'read', record, chain))) {
      for (const verb of ['read', 'delete', 'write:text'] as const) {
        const why = refusal(viewer, verb, record, chain);
        const goal = promise.kind === 'goal' && verb !== 'read';
        expect(why).toBe(goal ? 'ownership_law' : 'not_visible');
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
        for (const field of Object.keys(KINDS.goal)) {
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
