import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { classScope, personScope, teachersScope } from '../../../shared/model/scope.ts';
import type { PullResponse } from '../../../shared/protocol/sync.ts';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import { Mirror } from './mirror.fixture.ts';
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

onBothDatabases('pull', ({ database, tenant }) => {
  let school: TestSchool;
  const at = (person: keyof TestSchool) => personAt(database(), tenant(), school[person]);
  const mirrorOf = (person: keyof TestSchool) => new Mirror(database(), tenant(), school[person]);
  const idsOf = (answer: PullResponse) => answer.entries.map(({ id }) => id);
  beforeEach(async () => {
    school = await makeSchool(database(), tenant());
  });

  it('gives what changed since the cursors, and nothing when nothing did', async () => {
    const first = await at('lin').pull();
    const same = await at('lin').pull({ epoch: first.epoch, cursors: first.cursors });
    expect(same).toMatchObject({ entries: [], records: [], more: false, reset: false });
    const goal = goalOf(school.lin);
    await at('lin').one(goal);
    const next = await at('lin').pull({ epoch: same.epoch, cursors: same.cursors });
    expect(next.entries).toEqual([
      { scope: personScope(school.lin), id: goal.record, gone: false },
    ]);
    expect(next.records.map(({ id }) => id)).toEqual([goal.record]);
  });

  it('gives every page once, in any size, with the body of each record', async () => {
    for (let n = 0; n < 7; n++) await at('lin').one(goalOf(school.lin, { next: `${n}` }));
    await at('lin').send(...[1, 2, 3, 4, 5].map((n) => goalOf(school.lin, { next: `batch ${n}` })));
    const whole = await at('lin').pull();
    for (const limit of [1, 2, 3, 100]) {
      const seen: string[] = [];
      let at_ = await at('lin').pull({ limit });
      for (seen.push(...idsOf(at_)); at_.more; seen.push(...idsOf(at_))) {
        at_ = await at('lin').pull({ limit, epoch: at_.epoch, cursors: at_.cursors });
      }
      expect(seen.toSorted()).toEqual(idsOf(whole).toSorted());
    }
  });

  it('moves feedback with its step and replies in and out of the learner’s sight', async () => {
    const { feedback, step } = comment(school);
    const lin = mirrorOf('lin');
    const max = mirrorOf('max');
    const bo = mirrorOf('bo');
    await enrol(database(), tenant(), school.course, school.bo, 'teacher');
    const look = async () => {
      await Promise.all([lin.catchUp(), max.catchUp(), bo.catchUp()]);
      await Promise.all([lin.expectWhole(), max.expectWhole(), bo.expectWhole()]);
    };
    const state = (to: string) => at('ada').one(again(feedback, { fields: { state: to } }));

    await at('ada').send(feedback, step);
    await look();
    expect(lin.has(feedback.record) || lin.has(step.record) || bo.has(feedback.record)).toBe(false);

    await state('released');
    await look();
    expect(lin.has(feedback.record) && lin.has(step.record) && bo.has(step.record)).toBe(true);
    expect(max.has(feedback.record) || max.has(step.record)).toBe(false);

    const reply = put('reply', {
      context: school.course,
      learner: school.lin,
      parent: step.record,
      fields: { text: 'Which one?' },
    });
    await at('ada').one(reply);
    await look();
    expect(lin.has(reply.record)).toBe(true);

    await state('withdrawn');
    await look();
    for (const { record } of [feedback, step, reply]) {
      expect(lin.has(record)).toBe(false);
      expect(bo.has(record)).toBe(true);
    }
    await state('draft');
    await look();
    for (const { record } of [feedback, step]) expect(bo.has(record)).toBe(false);
    await state('released');
    await at('lin').one(again(step, { fields: { answer: 'will_do' } }));
    await state('withdrawn');
    await look();
    expect(lin.has(feedback.record)).toBe(false);
    expect(lin.has(step.record) && lin.has(reply.record)).toBe(true);

    await at('ada').one(again(feedback, { op: 'delete' }));
    await look();
    expect(bo.has(feedback.record)).toBe(false);
  });

  it('pages a gained scope from its start and drops a lost one', async () => {
    const { feedback, step } = comment(school, 'released');
    await at('ada').send(feedback, step);
    const bo = mirrorOf('bo');
    await bo.catchUp();
    expect(bo.has(feedback.record)).toBe(false);
    await enrol(database(), tenant(), school.course, school.bo, 'teacher');
    await bo.catchUp();
    expect(bo.has(feedback.record) && bo.has(step.record)).toBe(true);

    await enrol(database(), tenant(), school.course, school.bo, 'learner');
    const answer = await bo.catchUp();
    expect(answer.scopesGone).toEqual([teachersScope(school.course)]);
    expect(bo.has(feedback.record)).toBe(false);

    await enrol(database(), tenant(), school.course, school.bo, null);
    expect((await bo.catchUp()).scopesGone).toEqual([classScope(school.course)]);
    await bo.expectWhole();
  });

  it('tells a learner of the class no more than its teachers and themselves', async () => {
    await enrol(database(), tenant(), school.course, school.bo, 'teacher');
    const { records } = await at('lin').pull();
    const people = records.filter(({ kind }) => kind === 'membership').map((r) => r.learner);
    expect(people.toSorted()).toEqual([school.ada, school.bo, school.lin].toSorted());
  });

  it('gives no tombstones to who had no cursor, and gives them to who had', async () => {
    const goal = goalOf(school.lin, { next: 'x', audience: [teachersScope(school.course)] });
    await at('lin').one(goal);
    const held = await at('ada').pull();
    await at('lin').one(again(goal, { fields: { audience: [] } }));
    const after = await at('ada').pull({ epoch: held.epoch, cursors: held.cursors });
    expect(after.entries).toEqual([
      { scope: teachersScope(school.course), id: goal.record, gone: true },
    ]);
    expect(after.records).toEqual([]);
    expect(idsOf(await at('ada').pull())).not.toContain(goal.record);
  });

  it('answers a foreign epoch, or a cursor from the future, with everything', async () => {
    const first = await at('lin').pull();
    await database().tenant(tenant(), (tx) =>
      sql`update school.tenant_clock set epoch = ${randomUUID()}`.execute(tx),
    );
    const restored = await at('lin').pull({ epoch: first.epoch, cursors: first.cursors });
    expect(restored).toMatchObject({ reset: true, entries: first.entries, scopesGone: [] });
    const ahead = Object.fromEntries(
      Object.entries(restored.cursors).map(([scope, cursor]) => [scope, cursor + 9]),
    );
    const again_ = await at('lin').pull({ epoch: restored.epoch, cursors: ahead });
    expect(again_).toMatchObject({ reset: true, entries: first.entries });
  });

  it('moves no clock when the server writes what already stands', async () => {
    const before = await at('lin').pull();
    await enrol(database(), tenant(), school.course, school.lin, 'learner');
    const after = await at('lin').pull();
    expect(after.cursors).toEqual(before.cursors);
  });
});
