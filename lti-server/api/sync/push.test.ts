import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { assignmentId, attemptId, membershipId, newId } from '../../../shared/model/ids.ts';
import { teachersScope } from '../../../shared/model/scope.ts';
import { formatStamp, stampMs } from '../../../shared/model/stamp.ts';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import {
  again,
  comment,
  goalOf,
  makeSchool,
  personAt,
  put,
  type TestSchool,
} from './school.fixture.ts';

onBothDatabases('push', ({ database, tenant }) => {
  let school: TestSchool;
  const at = (person: keyof TestSchool) => personAt(database(), tenant(), school[person]);
  const inTenant = <T>(query: ReturnType<typeof sql<T>>) =>
    database().tenant(tenant(), async (tx) => (await query.execute(tx)).rows);
  const seq = async () =>
    (await inTenant(sql<{ seq: number }>`select seq from school.tenant_clock`))[0]?.seq;
  beforeEach(async () => {
    school = await makeSchool(database(), tenant());
  });

  it('makes a goal, whose author is the sender', async () => {
    const goal = goalOf(school.lin);
    expect(await at('lin').one(goal)).toEqual({ id: goal.id, status: 'applied' });
    const { records } = await at('lin').pull();
    expect(records.find(({ id }) => id === goal.record)).toMatchObject({
      author: school.lin,
      learner: school.lin,
      fields: goal.fields,
      stamps: { next: goal.stamp },
    });
  });

  it('applies a mutation once, also when it comes twice at the same time or in one batch', async () => {
    const goal = goalOf(school.lin);
    const before = await seq();
    const answers = await Promise.all([
      at('lin').send(goal, goal),
      at('lin').send(goal),
      at('lin').send(goal),
    ]);
    expect(answers.flat()).toEqual(answers.flat().map(() => ({ id: goal.id, status: 'applied' })));
    expect(await seq()).toBe((before ?? 0) + 1);
  });

  it('gives a repeat the outcome it got, whatever has changed since', async () => {
    const { feedback } = comment(school);
    const no = await at('cy').one(feedback);
    expect(no).toMatchObject({ status: 'refused', code: 'not_yours' });
    expect(await at('ada').one(feedback)).toMatchObject({ status: 'applied' });
    expect(await at('cy').one(feedback)).toEqual(no);
  });

  it('merges field by field, newest first wins, and keeps the words that lost', async () => {
    const goal = goalOf(school.lin, { next: 'old', path: 'old' });
    await at('lin').one(goal);
    const now = Date.now();
    const newer = again(goal, { fields: { next: 'phone' }, stamp: formatStamp(now, 0, 'phone') });
    const older = again(goal, {
      fields: { next: 'laptop', path: 'laptop' },
      stamp: formatStamp(now - 10, 0, 'laptop'),
    });
    await at('lin').one(newer);
    expect(await at('lin').one(older)).toMatchObject({
      status: 'applied',
      kept: { next: 'laptop' },
    });
    const { records } = await at('lin').pull();
    expect(records.find(({ id }) => id === goal.record)?.fields).toEqual({
      next: 'phone',
      path: 'laptop',
    });
    const history = await inTenant(
      sql<{
        field: string;
        value: string;
      }>`select field, value from school.field_history order by value`,
    );
    expect(history).toContainEqual({ field: 'next', value: 'laptop' });
  });

  it('pulls back stamps from a clock that runs ahead, in their order', async () => {
    const far = Date.now() + 10_000_000;
    const goal = { ...goalOf(school.lin, { next: 'zzz' }), stamp: formatStamp(far, 0, 'd') };
    const second = again(goal, { fields: { next: 'aaa' }, stamp: formatStamp(far + 1, 0, 'd') });
    await at('lin').send(goal, second);
    const record = (await at('lin').pull()).records.find(({ id }) => id === goal.record);
    expect(record?.fields.next).toBe('aaa');
    expect(stampMs(record?.stamps.next ?? '')).toBeLessThanOrEqual(Date.now() + 60_000);
  });

  it("refuses a teacher's write to a goal, seen or unseen, with one audit row of ids and codes", async () => {
    const goal = goalOf(school.lin, {
      next: 'mine',
      audience: [teachersScope(school.course)],
    });
    const unseen = goalOf(school.lin);
    await at('lin').send(goal, unseen);
    for (const target of [goal, unseen, goalOf(school.lin)]) {
      const theft = again(target, { fields: { next: 'yours' } });
      expect(await at('ada').one(theft)).toMatchObject({
        status: 'refused',
        code: 'ownership_law',
      });
      const rows = await inTenant(
        sql`select person_id, action, code, record_id from school.audit where record_id = ${target.record}`,
      );
      expect(rows).toEqual([
        {
          person_id: school.ada,
          action: 'sync.put.goal',
          code: 'ownership_law',
          record_id: target.record,
        },
      ]);
    }
  });

  it('answers the same for what is hidden, what is another tenant’s, and what does not exist', async () => {
    const hidden = comment(school);
    await at('ada').send(hidden.feedback, hidden.step);
    const goal = goalOf(school.lin);
    await at('lin').one(goal);
    for (const real of [hidden.feedback, hidden.step, goal]) {
      for (const op of ['put', 'delete'] as const) {
        for (const who of ['lin', 'max', 'cy'] as const) {
          if (who === 'lin' && real === goal) continue;
          for (const learner of [school.lin, null]) {
            const probe = again(real, { op, learner, parent: null, fields: { text: 'x' } });
            const none = { ...probe, id: newId(), record: newId() };
            const [onReal, onNone] = await at(who).send(probe, none);
            expect({ ...onReal, id: '' }).toEqual({ ...onNone, id: '' });
            expect(onReal?.status).toBe('refused');
          }
        }
      }
    }
  });

  it('does not tell what a new record would hang on when that is hidden', async () => {
    const { feedback, step } = comment(school);
    await at('ada').send(feedback, step);
    const reply = (parent: string) =>
      put('reply', { context: school.course, learner: school.lin, parent, fields: { text: 'Hi' } });
    const [onHidden, onNone] = await at('lin').send(reply(step.record), reply(newId()));
    expect(onHidden).toMatchObject({ status: 'refused', code: 'not_visible' });
    expect(onNone).toMatchObject({ status: 'refused', code: 'not_visible' });
  });

  it('refuses writing to what is deleted, and empties it', async () => {
    const goal = goalOf(school.lin);
    await at('lin').send(goal, again(goal, { op: 'delete' }));
    expect(await at('lin').one(again(goal, { fields: { next: 'back' } }))).toMatchObject({
      status: 'refused',
      code: 'deleted',
    });
    expect(await at('lin').one(again(goal, { op: 'delete' }))).toMatchObject({ status: 'applied' });
    const rows = await inTenant(
      sql`select fields, deleted from school.record where id = ${goal.record}`,
    );
    expect(rows).toEqual([{ fields: {}, deleted: true }]);
  });

  it("keeps a learner's answer from being deleted with the step it stands on", async () => {
    const { feedback, step } = comment(school, 'released');
    await at('ada').send(feedback, step);
    await at('lin').one(again(step, { fields: { answer: 'did_it', evidence: 'Paragraph 2' } }));
    expect(await at('ada').one(again(step, { op: 'delete' }))).toMatchObject({
      status: 'refused',
      code: 'ownership_law',
    });
    await at('ada').one(again(feedback, { op: 'delete' }));
    const { records } = await at('lin').pull();
    expect(records.find(({ id }) => id === step.record)?.fields.evidence).toBe('Paragraph 2');
  });

  it('refuses server-only and unknown kinds, unknown fields and texts PostgreSQL cannot keep', async () => {
    const codes = await at('ada').send(
      put('membership', {
        context: school.course,
        learner: school.lin,
        fields: { role: 'teacher' },
      }),
      put('course', { context: school.course, fields: { title: 'Mine' } }),
      put('hologram', { fields: { glow: 1 } }),
      goalOf(school.ada, { colour: 'red' }),
      goalOf(school.ada, { next: 'a\u0000b' }),
      goalOf(school.ada, { next: '\ud800' }),
      goalOf(school.ada, { next: 'x'.repeat(2001) }),
    );
    expect(codes.map(({ code }) => code)).toEqual([
      'server_only',
      'server_only',
      'unknown_kind',
      'unknown_field',
      'bad_value',
      'bad_value',
      'text_too_long',
    ]);
  });

  it('lets two people meet the same assignment and attempt first', async () => {
    const assignment = assignmentId(school.course, '42');
    const attempt = attemptId(assignment, school.lin, '1', 'v');
    const meeting = (who: object) => [
      put('assignment', {
        record: assignment,
        context: school.course,
        fields: { lmsId: '42', ...who },
      }),
      put('attempt', {
        record: attempt,
        context: school.course,
        learner: school.lin,
        fields: { assignment, lmsAttempt: '1', version: 'v' },
      }),
    ];
    const results = await Promise.all([
      at('lin').send(...meeting({})),
      at('ada').send(...meeting({ title: 'Essay', url: 'https://lms.example/mod/1' })),
      at('ada').send(...meeting({ title: 'Essay' })),
    ]);
    expect(results.flat().map(({ status, code }) => [status, code])).toEqual(
      results.flat().map(() => ['applied', undefined]),
    );
    const { records } = await at('max').pull();
    expect(records.filter(({ kind }) => kind === 'assignment')).toMatchObject([
      { fields: { lmsId: '42', title: 'Essay', url: 'https://lms.example/mod/1' } },
    ]);
  });

  describe('suggestions', () => {
    const suggest = (parent: string | null) =>
      put('suggestion', {
        context: school.course,
        learner: school.lin,
        parent,
        fields: { next: 'Try this' },
      });

    it('wait two at most, also when they come at once; an answer makes room', async () => {
      for (const shared of [true, false]) {
        const goal = goalOf(school.lin, { next: 'x', audience: [teachersScope(school.course)] });
        await at('lin').one(goal);
        const parent = shared ? goal.record : null;
        const all = [suggest(parent), suggest(parent), suggest(parent)];
        const results = (await Promise.all(all.map((one) => at('ada').one(one)))).flat();
        const codes = results.map((result) => result?.code ?? 'applied').sort();
        expect(codes).toEqual(['applied', 'applied', 'too_many_pending']);
        const first = all[results.findIndex((result) => result?.status === 'applied')];
        if (first === undefined) throw new Error('none was applied');
        await at('lin').one(again(first, { fields: { answer: 'declined' } }));
        expect(await at('ada').one(suggest(parent))).toMatchObject({ status: 'applied' });
      }
    });

    it('stand only beside goals the course may see', async () => {
      const goal = goalOf(school.lin);
      await at('lin').one(goal);
      expect(await at('ada').one(suggest(goal.record))).toMatchObject({ code: 'not_visible' });
    });
  });

  it('keeps ids that follow from what a record is free for it', async () => {
    const assignment = assignmentId(school.course, '42');
    const seats = [
      assignment,
      attemptId(assignment, school.max, '1', ''),
      membershipId(school.course, school.cy),
    ];
    for (const record of seats) {
      expect(await at('lin').one({ ...goalOf(school.lin), record })).toMatchObject({
        status: 'refused',
        code: 'bad_value',
      });
    }
    const met = put('assignment', {
      record: assignment,
      context: school.course,
      fields: { lmsId: '42', title: 'Essay' },
    });
    expect(await at('ada').one(met)).toMatchObject({ status: 'applied' });
  });

  it('refuses feedback on somebody who does not learn in the course', async () => {
    for (const learner of [school.cy, school.ada, newId()]) {
      const feedback = put('feedback', { context: school.course, learner, fields: {} });
      expect(await at('ada').one(feedback)).toMatchObject({ code: 'bad_value', field: 'learner' });
    }
  });

  it('takes audit rows for a stolen parent in a batch without stopping the batch', async () => {
    const goal = goalOf(school.lin);
    const results = await at('lin').send(
      put('feedback', { context: school.course, learner: school.max }),
      goal,
    );
    expect(results.map(({ status }) => status)).toEqual(['refused', 'applied']);
  });

  it('takes a learner’s late answer to a step that was taken back, and nobody else’s', async () => {
    const { feedback, step } = comment(school, 'released');
    await at('ada').send(feedback, step);
    await at('ada').one(again(feedback, { fields: { state: 'withdrawn' } }));
    const answer = again(step, { fields: { answer: 'did_it', evidence: 'Done' } });
    for (const stranger of ['max', 'cy'] as const)
      expect(await at(stranger).one(again(answer, { fields: answer.fields }))).toMatchObject({
        code: 'not_visible',
      });
    expect(await at('lin').one(again(step, { fields: { text: 'Easier' } }))).toMatchObject({
      code: 'not_visible',
    });
    expect(await at('lin').one(answer)).toMatchObject({ status: 'applied' });
    const seen = (await at('lin').pull()).records.find(({ id }) => id === step.record);
    expect(seen?.fields).toMatchObject({ evidence: 'Done' });

    const draft = comment(school);
    await at('ada').send(draft.feedback, draft.step);
    const guess = again(draft.step, { fields: { answer: 'did_it' } });
    expect(await at('lin').one(guess)).toMatchObject({ code: 'not_visible' });
  });
});
