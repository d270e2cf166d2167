import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scopesOf } from '../../../shared/model/access.ts';
import { membershipId, type TenantId } from '../../../shared/model/ids.ts';
import { teachersScope } from '../../../shared/model/scope.ts';
import type { Mutation } from '../../../shared/protocol/sync.ts';
import { FRESH } from '../../../test/postgres/databases.ts';
import type { Database } from '../../db/database.ts';
import { makeTenant } from '../../db/tenant.ts';
import { chainOf } from './family.ts';
import { Mirror } from './mirror.fixture.ts';
import { recordOf } from './record-row.ts';
import {
  again,
  comment,
  enrol,
  goalOf,
  makeSchool,
  personAt,
  put,
  type TestSchool,
} from './school.fixture.ts';
import { putServerRecords } from './server-records.ts';

const PEOPLE = ['ada', 'bo', 'lin', 'max', 'cy'] as const;
type Who = (typeof PEOPLE)[number];

/** What people do; numbers choose among what is there. */
const Act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('goal' as const), who: fc.constantFrom(...PEOPLE) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('comment' as const),
      who: fc.constantFrom('ada' as const, 'bo' as const),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constantFrom('share' as const, 'unshare' as const, 'drop' as const),
      who: fc.constantFrom(...PEOPLE),
      which: fc.nat(20),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      act: fc.constantFrom(
        'released' as const,
        'withdrawn' as const,
        'draft' as const,
        'answer' as const,
        'reply' as const,
        'delete' as const,
      ),
      who: fc.constantFrom('ada' as const, 'bo' as const, 'lin' as const),
      which: fc.nat(20),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('enrol' as const),
      who: fc.constantFrom('bo' as const, 'cy' as const, 'max' as const),
      role: fc.constantFrom('teacher' as const, 'learner' as const, null),
    }),
  },
);
type Act = typeof Act extends fc.Arbitrary<infer T> ? T : never;

/** Every record stands in just the scopes that the permission rules give it, as all is at the end. */
async function expectTrueScopes(database: Database, tenant: TenantId): Promise<void> {
  const { records, standing } = await database.tenant(tenant, async (tx) => ({
    records: (await tx.selectFrom('school.record').selectAll().execute()).map(recordOf),
    standing: await tx
      .selectFrom('school.change')
      .select(['scope', 'record_id'])
      .where('gone', '=', false)
      .execute(),
  }));
  const family = new Map(records.map((record) => [record.id, record]));
  const wanted = records.flatMap((record) =>
    scopesOf(record, chainOf(family, record.parent)).map((scope) => `${record.id} ${scope}`),
  );
  const told = standing.map(({ scope, record_id }) => `${record_id} ${scope}`);
  expect(told.toSorted()).toEqual(wanted.toSorted());
}

class Life {
  readonly goals: Mutation[] = [];
  readonly comments: ReturnType<typeof comment>[] = [];
  readonly database: Database;
  readonly tenant: TenantId;
  readonly school: TestSchool;
  constructor(database: Database, tenant: TenantId, school: TestSchool) {
    this.database = database;
    this.tenant = tenant;
    this.school = school;
  }

  private send(who: Who, ...mutations: Mutation[]) {
    return personAt(this.database, this.tenant, this.school[who]).send(...mutations);
  }

  async live(act: Act): Promise<unknown> {
    const { school } = this;
    if (act.act === 'enrol') {
      return enrol(this.database, this.tenant, school.course, school[act.who], act.role);
    }
    if (act.act === 'goal') {
      const goal = goalOf(school[act.who]);
      this.goals.push(goal);
      return this.send(act.who, goal);
    }
    if (act.act === 'comment') {
      const made = comment(school);
      this.comments.push(made);
      return this.send(act.who, made.feedback, made.step);
    }
    if (act.act === 'share' || act.act === 'unshare' || act.act === 'drop') {
      const goal = this.goals[act.which % Math.max(1, this.goals.length)];
      if (goal === undefined) return;
      if (act.act === 'drop') return this.send(act.who, again(goal, { op: 'delete' }));
      const audience = act.act === 'share' ? [teachersScope(school.course)] : [];
      return this.send(act.who, again(goal, { fields: { audience } }));
    }
    return this.onComment(act.who, act.act, act.which);
  }

  private async onComment(who: Who, act: string, which: number): Promise<unknown> {
    const made = this.comments[which % Math.max(1, this.comments.length)];
    if (made === undefined) return;
    const { feedback, step } = made;
    switch (act) {
      case 'answer':
        return this.send(who, again(step, { fields: { answer: 'will_do' } }));
      case 'reply': {
        const about = { context: feedback.context, learner: feedback.learner };
        return this.send(
          who,
          put('reply', { ...about, parent: step.record, fields: { text: 'ok' } }),
        );
      }
      case 'delete':
        return this.send(who, again(feedback, { op: 'delete' }));
      default:
        return this.send(who, again(feedback, { fields: { state: act } }));
    }
  }
}

describe('interleaved transactions on PostgreSQL', () => {
  let database: Database;
  beforeEach(async () => {
    database = await FRESH.PostgreSQL();
  });
  afterEach(() => database.close());

  it('skip no row: whoever pulls meanwhile ends with what a full pull gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Act, { minLength: 30, maxLength: 60 }), async (acts) => {
        const tenant = await makeTenant(database, 'Willow Lane School');
        const school = await makeSchool(database, tenant);
        const life = new Life(database, tenant, school);
        const mirrors = PEOPLE.map((who) => new Mirror(database, tenant, school[who]));
        await life.live({ act: 'comment', who: 'ada' });
        await life.live({ act: 'goal', who: 'lin' });
        let living = true;
        const pulling = mirrors.map(async (mirror) => {
          while (living) await mirror.catchUp();
        });
        // Eight at a time, each begun before the others have ended.
        const queue = [...acts];
        const hands = Array.from({ length: 8 }, async () => {
          for (let act = queue.shift(); act !== undefined; act = queue.shift())
            await life.live(act);
        });
        await Promise.all(hands);
        living = false;
        await Promise.all(pulling);
        for (const mirror of mirrors) {
          await mirror.catchUp();
          await mirror.expectWhole();
        }
        await expectTrueScopes(database, tenant);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);

  it('come whole after a restore: the mirror begins anew', async () => {
    const tenant = await makeTenant(database, 'Willow Lane School');
    const school = await makeSchool(database, tenant);
    const lin = personAt(database, tenant, school.lin);
    const kept = goalOf(school.lin);
    const lost = goalOf(school.lin);
    await lin.one(kept);
    const mirror = new Mirror(database, tenant, school.lin);
    const backup = await database.tenant(tenant, async (tx) => ({
      seq: (await tx.selectFrom('school.tenant_clock').select('seq').executeTakeFirstOrThrow()).seq,
    }));
    await lin.one(lost);
    await mirror.catchUp();
    expect(mirror.has(lost.record)).toBe(true);
    // The database as it was before `lost`, in a new epoch, where another record took the same seq.
    await database.tenant(tenant, async (tx) => {
      await sql`delete from school.change where seq > ${backup.seq}`.execute(tx);
      await sql`update school.tenant_clock set seq = ${backup.seq}, epoch = ${randomUUID()}`.execute(
        tx,
      );
    });
    const other = goalOf(school.lin);
    await lin.one(other);
    expect((await mirror.catchUp(1)).reset).toBe(false);
    expect([kept, other, lost].map(({ record }) => mirror.has(record))).toEqual([
      true,
      true,
      false,
    ]);
    await mirror.expectWhole();
  });

  it('are not passed by: one that began first and commits last is still told', async () => {
    const tenant = await makeTenant(database, 'Willow Lane School');
    const school = await makeSchool(database, tenant);
    const mirror = new Mirror(database, tenant, school.lin);
    await mirror.catchUp();
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const { promise: begun, resolve: began } = Promise.withResolvers<void>();
    const slow = database.tenant(tenant, async (tx) => {
      await putServerRecords(tx, [
        {
          id: membershipId(school.course, school.lin),
          kind: 'membership',
          context: school.course,
          author: school.lin,
          learner: school.lin,
          parent: null,
          fields: { name: 'Lin of the slow road' },
        },
      ]);
      began();
      await gate;
    });
    await begun;
    const goal = goalOf(school.lin);
    const quick = personAt(database, tenant, school.lin).one(goal);
    const meanwhile = await mirror.catchUp();
    expect(meanwhile.entries).toEqual([]);
    open();
    await Promise.all([slow, quick]);
    await mirror.catchUp();
    expect(mirror.has(goal.record)).toBe(true);
    await mirror.expectWhole();
  });
});
