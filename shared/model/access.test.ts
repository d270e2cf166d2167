import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { may, mayShareWith, refusal, scopesOf, type Verb } from './access.ts';
import { KINDS, type Kind } from './kinds.ts';
import type { Fields, WaymarkRecord } from './record.ts';
import {
  type ContextRole,
  classScope,
  personScope,
  scopesOfViewer,
  teachersScope,
  type Viewer,
} from './scope.ts';

/**
 * The promise, written a second time and in another way: for each kind and state who reads, who writes which field,
 * who deletes. A: its author. L: the learner it is about. T: who teaches the course now. M: who is in the course now.
 * `AT`: its author, while teaching. `LM`: the learner, while in the course.
 */
type Who = 'A' | 'L' | 'T' | 'M' | 'AT' | 'LM' | 'AM';
type Parts = Omit<Partial<WaymarkRecord>, 'kind'> & { kind: Kind; under?: Parts };
type Row = {
  name: string;
  kind: Kind;
  fields?: Fields;
  /** What it hangs on. */
  under?: Parts;
  author: 'lin' | 'ada';
  reads: Who[];
  writes: Record<string, Who[]>;
  others: Who[];
  deletes: Who[];
};

const [LIN, ADA, BO, COURSE, ELSEWHERE] = ['1', '2', '3', '4', '5'].map(
  (n) => `00000000-0000-7000-8000-00000000000${n}`,
) as [string, string, string, string, string];
const people = { lin: LIN, ada: ADA, bo: BO };

const feedback = (state: string, parts: Partial<Parts> = {}): Parts => ({
  kind: 'feedback',
  author: ADA,
  fields: { state },
  ...parts,
});
const step = (state: string, answer?: string): Parts => ({
  kind: 'next_step',
  author: ADA,
  fields: answer === undefined ? {} : { answer },
  stamps: answer === undefined ? {} : { answer: 's' },
  under: feedback(state),
});

const STEP = {
  writes: { text: ['AT'], assignment: ['AT'], madeAt: ['AT'] },
  others: ['LM'],
  deletes: ['AT'],
} as const;
const FEEDBACK = { writes: {}, others: ['AT'], deletes: ['AT'] } as const;
const REPLY = { writes: {}, others: ['AM'], deletes: ['AM'] } as const;
const GOAL = { writes: {}, others: ['L'], deletes: ['L'] } as const;
const SERVER = { writes: {}, others: [], deletes: [] } as const;

const row = (
  name: string,
  kind: Kind,
  author: Row['author'],
  reads: Who[],
  law: { writes: Record<string, readonly Who[]>; others: readonly Who[]; deletes: readonly Who[] },
  more: Pick<Row, 'fields' | 'under'> = {},
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
  row('a step on deleted feedback', 'next_step', 'ada', ['A'], STEP, {
    under: feedback('released', { deleted: true }),
  }),
  row('a withdrawn step', 'next_step', 'ada', ['T'], STEP, { under: feedback('withdrawn') }),
  row('an answered step, withdrawn', 'next_step', 'ada', ['L', 'T'], STEP, {
    under: feedback('withdrawn'),
    fields: { answer: 'did_it' },
  }),
  row('an answered step, draft again', 'next_step', 'ada', ['A', 'L'], STEP, {
    under: feedback('draft'),
    fields: { answer: 'did_it' },
  }),
  row('a step answered and reopened, withdrawn', 'next_step', 'ada', ['T'], STEP, {
    under: feedback('withdrawn'),
    fields: { answer: 'open' },
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
  row('an assignment', 'assignment', 'lin', ['M'], {
    writes: { lmsId: [] },
    others: ['T'],
    deletes: [],
  }),
  row('an attempt', 'attempt', 'ada', ['L', 'T'], SERVER),
  row('a course', 'course', 'ada', ['M'], SERVER),
  row('a learner’s membership', 'membership', 'lin', ['L', 'T'], SERVER, {
    fields: { role: 'learner' },
  }),
  row('a teacher’s membership', 'membership', 'ada', ['L', 'M'], SERVER, {
    fields: { role: 'teacher' },
  }),
];

const LEARNERLESS = new Set<Kind>(['assignment', 'course']);
function build(from: Parts, deleted = false): { record: WaymarkRecord; chain: WaymarkRecord[] } {
  const { under, ...parts } = from;
  const above = under === undefined ? null : build(under);
  const fields = parts.fields ?? {};
  const record: WaymarkRecord = {
    id: `${from.kind}`,
    context: COURSE,
    author: ADA,
    learner: LEARNERLESS.has(from.kind) ? null : LIN,
    parent: above?.record.id ?? null,
    deleted,
    stamps: Object.fromEntries(Object.keys(fields).map((field) => [field, 's'])),
    ...parts,
    fields,
  };
  return { record, chain: above === null ? [] : [above.record, ...above.chain] };
}
const ofRow = ({ kind, author, fields, under }: Row, deleted = false) =>
  build(
    {
      kind,
      author: people[author],
      ...(fields === undefined ? {} : { fields }),
      ...(under === undefined ? {} : { under }),
    },
    deleted,
  );

const ROLES: (ContextRole | null)[] = ['teacher', 'learner', null];
/** Everyone, in every role here, and in every role in another course. */
const VIEWERS: (Viewer & { here: ContextRole | null })[] = Object.values(people).flatMap((person) =>
  ROLES.flatMap((here) =>
    ROLES.map((there) => ({
      person,
      here,
      roles: {
        ...(here === null ? {} : { [COURSE]: here }),
        ...(there === null ? {} : { [ELSEWHERE]: there }),
      },
    })),
  ),
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
  const expectJust = (verb: Verb, whos: readonly Who[]) => {
    for (const viewer of VIEWERS) {
      const wanted = any(whos, viewer) && any(promise.reads, viewer);
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
    fc.assert(
      fc.property(fc.constantFrom(...VIEWERS), fc.constantFrom(...fields), (viewer, field) => {
        const acts =
          may(viewer, `write:${field}`, record, chain) || may(viewer, 'delete', record, chain);
        return !acts || may(viewer, 'read', record, chain);
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

describe('making records', () => {
  const made = (kind: Kind, viewer: Viewer, parts: Partial<Parts> = {}) =>
    build({ author: viewer.person, ...parts, kind }).record;
  const expectMakers = (
    kind: Kind,
    wanted: (viewer: (typeof VIEWERS)[number]) => boolean,
    parts: (viewer: Viewer) => Partial<Parts> = () => ({}),
    chain: WaymarkRecord[] = [],
  ) => {
    for (const viewer of VIEWERS) {
      const record = made(kind, viewer, parts(viewer));
      expect([kind, viewer, may(viewer, 'create', record, chain)]).toEqual([
        kind,
        viewer,
        wanted(viewer),
      ]);
      const inAnothersName = { ...record, author: viewer.person === BO ? ADA : BO };
      if (kind !== 'assignment' && kind !== 'attempt') {
        expect(may(viewer, 'create', inAnothersName, chain)).toBe(false);
      }
    }
  };
  const above = (under: Parts) => {
    const { record, chain } = build(under);
    return [record, ...chain];
  };

  it('goals: for oneself, in one’s own course or in none', () => {
    const own = (viewer: Viewer) => ({ learner: viewer.person });
    expectMakers('goal', ({ here }) => here !== null, own);
    expectMakers(
      'goal',
      () => true,
      (viewer) => ({ ...own(viewer), context: null }),
    );
    expectMakers('goal', ({ person, here }) => person === LIN && here !== null);
  });

  it('feedback: by who teaches the course', () => {
    expectMakers('feedback', ({ here }) => here === 'teacher');
    expectMakers(
      'feedback',
      () => false,
      () => ({ learner: null }),
    );
    expectMakers(
      'feedback',
      () => false,
      () => ({ context: null }),
    );
  });

  it('next steps: on one’s own feedback for the same learner', () => {
    const on = (parts: Partial<Parts>) => above({ ...feedback('draft'), ...parts });
    expectMakers(
      'next_step',
      ({ person, here }) => person === ADA && here === 'teacher',
      undefined,
      on({}),
    );
    for (const wrong of [
      { learner: BO },
      { context: ELSEWHERE },
      { deleted: true },
      { kind: 'goal' as const },
    ]) {
      expectMakers('next_step', () => false, undefined, on(wrong));
    }
    expectMakers('next_step', () => false);
  });

  it('a next step comes without the learner’s answers in it', () => {
    const viewer = { person: ADA, roles: { [COURSE]: 'teacher' as const } };
    const chain = above(feedback('draft'));
    for (const field of Object.keys(KINDS.next_step)) {
      const record = made('next_step', viewer, { fields: { [field]: 'x' } });
      const own = ['text', 'assignment', 'madeAt'].includes(field);
      expect(refusal(viewer, 'create', record, chain)).toBe(own ? null : 'ownership_law');
    }
  });

  it('replies: by the learner and the teachers who see the step', () => {
    expectMakers(
      'reply',
      ({ person, here }) => here === 'teacher' || person === LIN,
      undefined,
      above(step('released')),
    );
    expectMakers(
      'reply',
      ({ person, here }) => person === ADA && here === 'teacher',
      undefined,
      above(step('draft')),
    );
    expectMakers('reply', ({ here }) => here === 'teacher', undefined, above(step('withdrawn')));
  });

  it('suggestions: beside nothing, or beside a goal shared with that course', () => {
    const goal = (audience: string[], parts = {}) =>
      above({ kind: 'goal', author: LIN, context: null, fields: { audience }, ...parts });
    const teaches = ({ here }: { here: ContextRole | null }) => here === 'teacher';
    const beside = () => ({ parent: 'goal' });
    expectMakers('suggestion', teaches);
    expectMakers('suggestion', teaches, beside, goal([teachersScope(COURSE)]));
    expectMakers('suggestion', () => false, beside, goal([]));
    expectMakers('suggestion', () => false, beside, goal([teachersScope(ELSEWHERE)]));
    expectMakers('suggestion', () => false, beside, goal([teachersScope(COURSE)], { learner: BO }));
    expectMakers(
      'suggestion',
      () => false,
      beside,
      goal([teachersScope(COURSE)], { deleted: true }),
    );
    expectMakers('suggestion', () => false, beside, above(feedback('released')));
  });

  it('assignments: by anyone in the course; attempts: by its teachers, or for oneself', () => {
    expectMakers(
      'assignment',
      ({ here }) => here !== null,
      () => ({ fields: { lmsId: '1' } }),
    );
    expectMakers(
      'assignment',
      ({ here }) => here === 'teacher',
      () => ({ fields: { lmsId: '1', title: 'x' } }),
    );
    expectMakers(
      'attempt',
      ({ person, here }) => here === 'teacher' || (here !== null && person === LIN),
    );
  });

  it('courses and memberships: by the server alone; what nobody knows: by nobody', () => {
    for (const viewer of VIEWERS) {
      expect(refusal(viewer, 'create', made('course', viewer), [])).toBe('server_only');
      expect(refusal(viewer, 'create', made('membership', viewer), [])).toBe('server_only');
      for (const kind of ['hologram', 'toString', '__proto__']) {
        const record = { ...made('goal', viewer), kind };
        expect(refusal(viewer, 'create', record, [])).toBe('unknown_kind');
        expect(scopesOf(record, [])).toEqual([]);
      }
    }
  });
});

describe('sharing', () => {
  it('reaches the teachers of one’s own courses, nobody else', () => {
    for (const viewer of VIEWERS) {
      const mine = Object.keys(viewer.roles).map(teachersScope);
      expect(mayShareWith(viewer, mine)).toBe(true);
      for (const scope of [classScope(COURSE), personScope(viewer.person), personScope(BO)]) {
        expect(mayShareWith(viewer, [...mine, scope])).toBe(false);
      }
      expect(mayShareWith(viewer, [teachersScope(COURSE)])).toBe(viewer.here !== null);
    }
  });

  it('gives a viewer their own scope, their classes, and the teachers’ room where they teach', () => {
    for (const viewer of VIEWERS) {
      const scopes = scopesOfViewer(viewer);
      expect(scopes).toContain(personScope(viewer.person));
      expect(scopes.includes(teachersScope(COURSE))).toBe(viewer.here === 'teacher');
      expect(scopes.includes(classScope(COURSE))).toBe(viewer.here !== null);
    }
  });
});
