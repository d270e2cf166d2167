import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { teachersScope } from '../../shared/model/scope.ts';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { Mirror } from '../api/sync/mirror.fixture.ts';
import {
  again,
  bearerOf,
  goalOf,
  makeSchool,
  personAt,
  put,
  type TestSchool,
} from '../api/sync/school.fixture.ts';
import { authenticate } from '../lti/session.ts';
import { erase, replay } from './erase.ts';
import { exportOf, type Line } from './export.ts';
import { findIn, schoolOf, subjectOf } from './find.ts';
import { type Receipt, readReceipts, writeReceipt } from './receipt.ts';
import { hashesOf, hashWith } from './tombstone.ts';

/** Stands in all that is Lin's, so that one search finds what was left. */
const LIN = 'marigold';
/** In what Ada gave to Max. */
const GIVEN = 'tangerine';
const hashOf = hashWith('a secret of more than thirty-two characters');

onBothDatabases('export and erasure', ({ database, tenant }) => {
  let school: TestSchool;
  let folder: string;
  const at = (person: keyof TestSchool) => personAt(database(), tenant(), school[person]);

  /** Every row of every table as text, where it holds `words`. */
  async function search(words: string): Promise<string[]> {
    const holds = (schema: 'school' | 'registry') => async (tx: never) => {
      const names = await sql<{ name: string }>`
        select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
        where schemaname = ${schema} and tablename not like 'migration%'`.execute(tx);
      const found: string[] = [];
      for (const { name } of names.rows) {
        const { rows } = await sql`
          select 1 from ${sql.raw(name)} as t where t::text ilike ${`%${words}%`}`.execute(tx);
        if (rows.length > 0) found.push(name);
      }
      return found;
    };
    const ofSchool = await database().tenant(tenant(), (tx) => holds('school')(tx as never));
    return [...ofSchool, ...(await database().registry((tx) => holds('registry')(tx as never)))];
  }

  const receiptFor = async (
    what: Receipt['what'],
    subject: string,
    parts: Partial<Receipt> = {},
  ): Promise<Receipt> => ({
    id: randomUUID(),
    tenant: tenant(),
    what,
    subject,
    at: new Date().toISOString(),
    hashes: await hashesOf(database(), { tenant: tenant(), what, subject }, hashOf),
    ...parts,
  });

  /** Lin's goal, shared; a released comment with its step; a reply of Lin's; a lost word; and Ada's comment for Max. */
  async function write() {
    const about = { context: school.course, learner: school.lin };
    const goal = goalOf(school.lin, {
      next: `${LIN} next`,
      audience: [teachersScope(school.course)],
    });
    const feedback = put('feedback', {
      ...about,
      fields: { observation: `You wrote ${LIN}`, state: 'released' },
    });
    const step = put('next_step', {
      ...about,
      parent: feedback.record,
      fields: { text: `Look at ${LIN} again` },
    });
    const reply = put('reply', {
      ...about,
      parent: step.record,
      fields: { text: `My ${LIN} answer` },
    });
    const forMax = put('feedback', {
      context: school.course,
      learner: school.max,
      fields: { observation: `${GIVEN} for Max`, state: 'released' },
    });
    const draft = put('feedback', {
      context: school.course,
      learner: school.max,
      fields: { observation: `${LIN} in a draft`, state: 'draft' },
    });
    const results = [
      ...(await at('lin').send(goal)),
      ...(await at('ada').send(feedback, step, forMax, draft)),
      ...(await at('lin').send(reply, again(goal, { fields: { next: `${LIN} newer` } }))),
    ];
    expect(results.map(({ status }) => status)).toEqual(results.map(() => 'applied'));
    await database().tenant(tenant(), async (tx) => {
      await tx
        .updateTable('school.person')
        .set({ name: `Lin ${LIN}`, lms_user_id: `${LIN}-7` })
        .where('id', '=', school.lin)
        .execute();
      await tx
        .insertInto('school.field_history')
        .values({
          tenant_id: tenant(),
          record_id: goal.record,
          field: 'next',
          stamp: goal.stamp,
          value: `${LIN} lost`,
          person_id: school.lin,
        })
        .execute();
    });
    return { goal, feedback, step, reply, forMax, draft };
  }

  beforeEach(async () => {
    school = await makeSchool(database(), tenant());
    folder = mkdtempSync(join(tmpdir(), 'waymark-rights-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('erases a person: no table holds a word of theirs, and what others were given stays', async () => {
    await write();
    expect(await search(LIN)).toEqual(
      expect.arrayContaining(['school.person', 'school.record', 'school.field_history']),
    );
    await at('ada').send(again((await write()).draft, { op: 'delete' }));
    const told: string[] = [];
    const counts = await erase(
      database(),
      await receiptFor('person', school.lin),
      (what, done, all) => told.push(`${what} ${done}/${all}`),
    );
    expect(counts).toMatchObject({ memberships: 1 });
    expect(told).toEqual([`records ${counts.records}/${counts.records}`]);
    // The draft that is left is Ada's, about Max.
    expect(await search(`${LIN} in a draft`)).toEqual(['school.record']);
    await erase(database(), await receiptFor('person', school.ada));
    expect(await search(LIN)).toEqual([]);
    expect(await search(GIVEN)).toEqual(['school.record']);
    const { records } = await at('max').pull();
    expect(records.map(({ fields }) => fields.observation)).toContain(`${GIVEN} for Max`);
  });

  it('is told to every device, and what a stale one pushes afterwards changes nothing', async () => {
    const { goal, feedback, step, reply } = await write();
    const { access } = await bearerOf(database(), tenant(), school.lin);
    const ada = new Mirror(database(), tenant(), school.ada);
    await ada.catchUp();
    expect(JSON.stringify([...ada.bodies.values()])).toContain(`${LIN} newer`);
    await erase(database(), await receiptFor('person', school.lin));
    await ada.catchUp();
    const left = [...ada.bodies.values()].filter(({ id }) => ada.has(id));
    expect(left.filter(({ learner }) => learner === school.lin)).toEqual([]);
    expect(left.some(({ learner }) => learner === school.max)).toBe(true);
    expect(await authenticate(database(), access)).toBeNull();

    const late = [
      again(feedback, { fields: { observation: `${LIN} again` } }),
      again(step, { fields: { text: `${LIN} again` } }),
      put('reply', {
        context: school.course,
        learner: school.lin,
        parent: step.record,
        fields: { text: `${LIN} again` },
      }),
      put('feedback', {
        context: school.course,
        learner: school.lin,
        fields: { observation: `${LIN} again`, state: 'released' },
      }),
    ];
    const answers = await at('ada').send(...late);
    expect(answers.map(({ status }) => status)).toEqual(late.map(() => 'refused'));
    // A device of Lin's that was let in just before.
    const own = await at('lin').send(
      again(goal, { fields: { next: `${LIN} again` } }),
      again(reply, { fields: { text: `${LIN} again` } }),
    );
    expect(own.map(({ status }) => status)).toEqual(own.map(() => 'refused'));
    expect((await search(`${LIN} again`)).filter((table) => table !== 'school.mutation')).toEqual(
      [],
    );
  });

  it('erases a course, and leaves each person what is theirs', async () => {
    const { goal } = await write();
    await erase(database(), await receiptFor('course', school.course));
    expect(await search(GIVEN)).toEqual([]);
    expect(await search('History')).toEqual([]);
    const { records } = await at('lin').pull();
    expect(records.map(({ id }) => id)).toEqual([goal.record]);
    expect((await at('ada').pull()).entries.filter(({ gone }) => !gone)).toEqual([]);
  });

  it('erases a school, and no other; its deployments wait for an administrator', async () => {
    await write();
    await database().registry((tx) =>
      tx
        .insertInto('registry.deployment')
        .values({
          issuer: 'i',
          client_id: 'c',
          deployment_id: '1',
          tenant_id: tenant(),
          guid: null,
        })
        .execute(),
    );
    await erase(database(), await receiptFor('tenant', tenant()));
    for (const words of [LIN, GIVEN, 'Willow Lane']) expect(await search(words)).toEqual([]);
    const deployments = await database().registry((tx) =>
      tx.selectFrom('registry.deployment').select('tenant_id').execute(),
    );
    expect(deployments).toEqual([{ tenant_id: null }]);
    await expect(schoolOf(database(), tenant())).rejects.toMatchObject({ code: 'usage' });
  });

  it('works through what a restored database does not know to be erased, once', async () => {
    await write();
    const file = join(folder, 'erasures.jsonl');
    expect(readReceipts(file)).toEqual([]);
    const receipts = [
      await receiptFor('person', school.lin),
      await receiptFor('course', school.elsewhere),
      await receiptFor('tenant', randomUUID(), { tenant: randomUUID() }),
    ];
    for (const receipt of receipts) writeReceipt(file, receipt);
    expect(readReceipts(file)).toEqual(receipts);
    expect(await replay(database(), readReceipts(file))).toEqual(receipts.slice(0, 2));
    expect(await search(`${LIN}-7`)).toEqual([]);
    expect(await replay(database(), readReceipts(file))).toEqual([]);
  });

  it('exports all that is kept about a person, a course, a school, and no key to a session', async () => {
    const { goal, forMax } = await write();
    const { access, refresh } = await bearerOf(database(), tenant(), school.lin);
    const read = async (what: Receipt['what'], subject: string): Promise<Line[]> => {
      const lines: Line[] = [];
      for await (const line of exportOf(database(), { tenant: tenant(), what, subject }))
        lines.push(line);
      return lines;
    };
    const ids = (lines: Line[]) => lines.map(({ row }) => row.id);
    const lin = await read('person', school.lin);
    expect(ids(lin)).toEqual(expect.arrayContaining([school.lin, school.course, goal.record]));
    expect(ids(lin)).not.toContain(forMax.record);
    expect(new Set(lin.map(({ table }) => table))).toEqual(
      new Set(
        ['person', 'context', 'membership', 'session', 'record', 'field_history'].map(
          (one) => `school.${one}`,
        ),
      ),
    );
    const whole = JSON.stringify(await read('tenant', tenant()));
    for (const secret of [access, refresh ?? '', 'hash']) expect(whole).not.toContain(secret);
    expect(whole).toContain(GIVEN);
    const course = await read('course', school.course);
    expect(ids(course)).toContain(forMax.record);
    expect(ids(course)).not.toContain(school.elsewhere);
  });

  it('finds people and courses by name, by LMS id, by id', async () => {
    await write();
    const lin = { what: 'person', id: school.lin };
    for (const words of [LIN, `${LIN}-7`, school.lin])
      expect(await findIn(database(), tenant(), words)).toMatchObject([lin]);
    expect(await findIn(database(), tenant(), '%')).toEqual([]);
    expect(await subjectOf(database(), tenant(), school.course)).toMatchObject({ what: 'course' });
    await expect(subjectOf(database(), tenant(), randomUUID())).rejects.toMatchObject({
      code: 'usage',
    });
  });
});
