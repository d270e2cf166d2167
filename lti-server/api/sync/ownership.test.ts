import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  acknowledgementId,
  assignmentId,
  carriedId,
  classSettingId,
  coverNoteId,
  newId,
  preferenceId,
  type RecordId,
  sketchId,
} from '../../../shared/model/ids.ts';
import { KINDS, type Kind } from '../../../shared/model/kinds.ts';
import type { Fields } from '../../../shared/model/record.ts';
import { classScope, personScope, teachersScope } from '../../../shared/model/scope.ts';
import { PATHS } from '../../../shared/protocol/http.ts';
import { type Mutation, PROTOCOL } from '../../../shared/protocol/sync.ts';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import { makeTenant } from '../../db/tenant.ts';
import { serve, type TestServer } from '../server.fixture.ts';
import { again, bearerOf, enrol, makeSchool, put, type TestSchool } from './school.fixture.ts';

/**
 * The ownership law, by HTTP, with real tokens: what a learner owns is written by nobody else and read by nobody it is not
 * shown to, whoever they are. The table is the promise written once more; it asks the rules nothing.
 */
type Who = 'owner' | 'classmate' | 'teacher' | 'co-teacher' | 'elsewhere' | 'stranger';
/** `elsewhere`: taught here once, and teaches another course; `stranger`: teaches at another school. */
const PEOPLE: readonly Who[] = [
  'owner',
  'classmate',
  'teacher',
  'co-teacher',
  'elsewhere',
  'stranger',
];
const TEACHERS: readonly Who[] = ['teacher', 'co-teacher'];
const CLASS: readonly Who[] = ['classmate', ...TEACHERS];

type State = { name: string; fields: (school: TestSchool) => Fields; reads: readonly Who[] };
/** What may be shown, in every state of being shown; `reads`: who does besides its owner. */
const STATES: readonly State[] = [
  { name: 'undecided', fields: () => ({}), reads: [] },
  { name: 'kept private', fields: () => ({ audience: [] }), reads: [] },
  {
    name: 'shown to teachers',
    fields: ({ course }) => ({ audience: [teachersScope(course)] }),
    reads: TEACHERS,
  },
  {
    name: 'shown to one teacher',
    fields: ({ ada }) => ({ audience: [personScope(ada)] }),
    reads: ['teacher'],
  },
  {
    name: 'shown to the class',
    fields: ({ course }) => ({ audience: [classScope(course)] }),
    reads: CLASS,
  },
  {
    name: 'meant for the class',
    fields: ({ course }) => ({ forClass: course, audience: [] }),
    reads: [],
  },
];
const PRIVATE: readonly State[] = [{ name: 'always', fields: () => ({}), reads: [] }];
const SHOWN: readonly State[] = [{ name: 'always', fields: () => ({}), reads: TEACHERS }];

type Case = {
  kind: Kind;
  states: readonly State[];
  make: (school: TestSchool, under: RecordId, state: Fields) => Partial<Mutation>;
  /** What it hangs on: a goal in the same state, or feedback that is out. */
  under?: 'goal' | 'feedback';
  /** Fields that somebody else has a say in: whether a class sees it. */
  except?: readonly string[];
};
const lmsId = '42';
const owned = (fields: Fields) => (_school: TestSchool, _under: RecordId, state: Fields) => ({
  fields: { ...fields, ...state },
});
const inCourse = (fields: Fields) => (school: TestSchool) => ({ context: school.course, fields });
const assignmentIn = ({ course }: TestSchool) => assignmentId(course, lmsId);
const hung = (fields: Fields) => (_school: TestSchool, parent: RecordId) => ({ parent, fields });
/** On a goal: but not for a class, which sees the goal alone. */
const ON_GOAL = STATES.map((state) =>
  state.name === 'shown to the class' ? { ...state, reads: [] } : state,
);

const CASES: readonly Case[] = [
  { kind: 'goal', states: STATES, make: owned({ next: 'Mine' }), except: ['classRelease'] },
  {
    kind: 'reflection',
    states: STATES,
    make: owned({ lessons: 'Mine' }),
    except: ['classRelease'],
  },
  { kind: 'moment', states: STATES, make: owned({ tried: 'Mine' }), except: ['classRelease'] },
  {
    kind: 'sketch',
    states: STATES,
    make: ({ lin }, _under, state) => ({
      record: sketchId(lin, 'needs'),
      fields: { part: 'needs', text: 'Mine', ...state },
    }),
    except: ['classRelease'],
  },
  { kind: 'check_in', states: ON_GOAL, under: 'goal', make: hung({ text: 'Mine' }) },
  { kind: 'evidence', states: ON_GOAL, under: 'goal', make: hung({ text: 'Mine' }) },
  {
    kind: 'preference',
    states: PRIVATE,
    make: ({ lin }) => ({ record: preferenceId(lin), fields: { nudges: false } }),
  },
  { kind: 'question', states: SHOWN, make: inCourse({ text: 'Mine' }) },
  {
    kind: 'cover_note',
    states: [
      { name: 'begun', fields: () => ({}), reads: [] },
      { name: 'given', fields: () => ({ given: true }), reads: TEACHERS },
    ],
    make: (school, _under, state) => ({
      context: school.course,
      record: coverNoteId(assignmentIn(school), school.lin),
      fields: { assignment: assignmentIn(school), look: 'Mine', ...state },
    }),
  },
  {
    kind: 'carried',
    states: PRIVATE,
    make: (school) => ({
      context: school.course,
      record: carriedId(assignmentIn(school), school.lin),
      fields: { assignment: assignmentIn(school), step: null },
    }),
  },
  {
    kind: 'acknowledgement',
    states: SHOWN,
    under: 'feedback',
    make: (school, parent) => ({
      context: school.course,
      record: acknowledgementId(parent),
      parent,
      fields: { said: true },
    }),
  },
];

const FORBIDDEN = new Set<string | undefined>(['ownership_law', 'not_yours', 'not_visible']);

/** A value that fits the field, and is another than what stands there. */
const VALUES: Fields = {
  ...{ status: 'stuck', confidence: 1, tags: ['theirs'], criteria: ['theirs'], assignments: [] },
  ...{ audience: [], choice: 'could', by: 7, archived: true, forClass: null, classRelease: null },
  ...{ anchor: null, work: null, assignment: newId(), goal: newId(), step: newId(), madeAt: 7 },
  ...{ part: 'values', nudges: true, dot: true, started: true, closed: true, given: false },
  ...{ said: false, ended: [] },
};

onBothDatabases('the ownership law', ({ kind, database, tenant }) => {
  let school: TestSchool;
  let server: TestServer;
  let tokens: Record<Who, string>;

  beforeEach(async () => {
    school = await makeSchool(database(), tenant());
    await enrol(database(), tenant(), school.course, school.bo, 'teacher');
    await enrol(database(), tenant(), school.course, school.cy, 'teacher');
    await enrol(database(), tenant(), school.course, school.cy, null);
    const other = await makeTenant(database(), 'Another school');
    const stranger = await makeSchool(database(), other);
    const token = async (person: string, at = tenant()) =>
      (await bearerOf(database(), at, person)).access;
    tokens = {
      owner: await token(school.lin),
      classmate: await token(school.max),
      teacher: await token(school.ada),
      'co-teacher': await token(school.bo),
      elsewhere: await token(school.cy),
      stranger: await token(stranger.ada, other),
    };
    server = await serve(database());
  });
  afterEach(() => server.close());

  const call = (who: Who, path: string, body: object) =>
    server.call('POST', path, tokens[who], { protocol: PROTOCOL.max, ...body });
  type Pushed = { results?: { status: string; code?: string }[] };
  const push = async (who: Who, mutation: Mutation) => {
    const { status, body } = await call(who, PATHS.push, { mutations: [mutation] });
    return { status, result: (body as Pushed).results?.[0] };
  };
  const isRead = async (who: Who, record: RecordId): Promise<boolean> => {
    const { body } = await call(who, PATHS.pull, { epoch: null, cursors: {} });
    return (body as { records: { id: string }[] }).records.some(({ id }) => id === record);
  };
  const audited = async (record: RecordId) => {
    const rows = await database().tenant(tenant(), async (tx) => {
      const query = sql<{
        code: string;
      }>`select code from school.audit where record_id = ${record}`;
      return (await query.execute(tx)).rows;
    });
    return rows.length;
  };

  /** What a record of this case hangs on, made by whom it is of. */
  async function under({ under: what }: Case, state: Fields): Promise<RecordId> {
    if (what === undefined) return '';
    const parent =
      what === 'goal'
        ? put('goal', { learner: school.lin, fields: { next: 'Mine', ...state } })
        : put('feedback', {
            context: school.course,
            learner: school.lin,
            fields: { observation: 'Clear', state: 'released' },
          });
    const made = await push(what === 'goal' ? 'owner' : 'teacher', parent);
    expect(made.result?.status).toBe('applied');
    return parent.record;
  }

  // Who may is decided by the same code on both; on PGlite these take a minute.
  for (const one of kind === 'PostgreSQL' ? CASES : CASES.slice(0, 1)) {
    for (const state of one.states) {
      it(`${one.kind}, ${state.name}: read by whom it is shown to, written by its owner alone`, async () => {
        const fields = state.fields(school);
        const parent = await under(one, fields);
        const parts = one.make(school, parent, fields);
        const mine = put(one.kind, { learner: school.lin, ...parts });

        // Nobody makes it in the owner's name.
        for (const who of PEOPLE.filter((each) => each !== 'owner')) {
          const forged = { ...mine, id: newId(), record: parts.record ?? newId() };
          const { status } = await push(who, forged);
          expect([who, status]).toEqual([who, 403]);
        }
        expect((await push('owner', mine)).result?.status).toBe('applied');

        for (const who of PEOPLE) {
          const wanted = who === 'owner' || state.reads.includes(who);
          expect([who, await isRead(who, mine.record)]).toEqual([who, wanted]);
        }

        // Every field, in the name of everybody else: alone it is refused outright, among others each by itself.
        const before = await audited(mine.record);
        let sent = 0;
        for (const who of PEOPLE.filter((each) => each !== 'owner')) {
          const fieldsOf = Object.keys(KINDS[one.kind]).filter(
            (each) => !one.except?.includes(each),
          );
          const tries = [
            ...fieldsOf.map((each) =>
              again(mine, { fields: { [each]: VALUES[each] ?? 'Theirs' } }),
            ),
            again(mine, { op: 'delete' }),
          ];
          const { body } = await call(who, PATHS.push, { mutations: tries });
          for (const [at, result] of ((body as Pushed).results ?? []).entries())
            expect([who, tries[at]?.fields, result.status, FORBIDDEN.has(result.code)]).toEqual([
              ...[who, tries[at]?.fields, 'refused', true],
            ]);
          expect((body as Pushed).results).toHaveLength(tries.length);
          expect((await push(who, again(mine, { op: 'delete' }))).status).toBe(403);
          if (who !== 'stranger') sent += tries.length + 1;
        }
        expect((await audited(mine.record)) - before).toBe(sent);

        const [field = '', value = ''] = Object.entries(parts.fields ?? {})[0] ?? [];
        expect(await isRead('owner', mine.record)).toBe(true);
        const again_ = again(mine, { fields: { [field]: value } });
        expect((await push('owner', again_)).result?.status).toBe('applied');
      });
    }
  }

  it('what is no longer shown is gone from those who saw it', async () => {
    const goal = put('goal', {
      learner: school.lin,
      fields: { next: 'Mine', audience: [teachersScope(school.course)] },
    });
    const checkIn = put('check_in', {
      learner: school.lin,
      parent: goal.record,
      fields: { text: 'Slowly' },
    });
    const feedback = put('feedback', {
      context: school.course,
      learner: school.lin,
      parent: goal.record,
      fields: { observation: 'Clear', state: 'released' },
    });
    await push('owner', goal);
    await push('owner', checkIn);
    await push('teacher', feedback);
    const all = [goal, checkIn, feedback].map(({ record }) => record);
    for (const record of all) expect(await isRead('co-teacher', record)).toBe(true);
    await push('owner', again(goal, { fields: { audience: [] } }));
    for (const who of TEACHERS)
      for (const record of all) expect([who, await isRead(who, record)]).toEqual([who, false]);
    for (const record of all) expect(await isRead('owner', record)).toBe(true);
  });

  it('a class under 13 sees what a teacher let go there, until it is written on', async () => {
    const classSetting = put('class_setting', { context: school.course, fields: {} });
    const young = {
      ...classSetting,
      record: classSettingId(school.course),
      fields: { minors: true, underThirteen: true, contact: 'Ms Vale, room 4' },
    };
    expect((await push('teacher', young)).result?.status).toBe('applied');
    const moment = put('moment', {
      context: school.course,
      learner: school.lin,
      fields: {
        tried: 'The long jump',
        forClass: school.course,
        audience: [teachersScope(school.course)],
      },
    });
    const toClass = { audience: [classScope(school.course)] };
    const tooWide = { ...moment, id: newId(), record: newId(), fields: toClass };
    expect((await push('owner', tooWide)).result).toMatchObject({ code: 'needs_release' });
    await push('owner', moment);
    expect(await isRead('classmate', moment.record)).toBe(false);
    const release = again(moment, { fields: { classRelease: school.course } });
    expect((await push('owner', { ...release, id: newId() })).status).toBe(403);
    expect((await push('elsewhere', { ...release, id: newId() })).status).toBe(403);
    expect((await push('teacher', release)).result?.status).toBe('applied');
    expect(await isRead('classmate', moment.record)).toBe(true);
    await push('owner', again(moment, { fields: { tried: 'Something else' } }));
    expect(await isRead('classmate', moment.record)).toBe(false);
  });

  it('what a classmate reports is between them and the teachers, and so is the answer', async () => {
    const goal = put('goal', {
      learner: school.lin,
      fields: { next: 'Mine', audience: [classScope(school.course)] },
    });
    await push('owner', goal);
    const report = put('report', {
      ...{ context: school.course, learner: null, parent: goal.record },
      fields: { reason: 'It is about me.' },
    });
    expect((await push('owner', { ...report, id: newId(), record: newId() })).status).toBe(403);
    expect((await push('classmate', report)).result?.status).toBe('applied');
    const answer = put('reply', {
      ...{ context: school.course, learner: null, parent: report.record },
      fields: { text: 'Thank you.', madeAt: 1 },
    });
    for (const who of ['owner', 'classmate', 'elsewhere', 'stranger'] as const) {
      const theirs = { ...answer, id: newId(), record: newId() };
      expect([who, (await push(who, theirs)).status]).toEqual([who, 403]);
    }
    expect((await push('co-teacher', answer)).result?.status).toBe('applied');
    for (const record of [report.record, answer.record])
      for (const who of PEOPLE)
        expect([who, await isRead(who, record)]).toEqual([who, CLASS.includes(who)]);
    const handled = again(report, { fields: { handled: true } });
    expect((await push('classmate', { ...handled, id: newId() })).status).toBe(403);
    expect((await push('teacher', handled)).result?.status).toBe('applied');
  });
});
