import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { newId, type RecordId } from '../../../shared/model/ids.ts';
import { KINDS } from '../../../shared/model/kinds.ts';
import type { Fields, WaymarkRecord } from '../../../shared/model/record.ts';
import { personScope, type Scope, teachersScope } from '../../../shared/model/scope.ts';
import { formatStamp } from '../../../shared/model/stamp.ts';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import { again, comment, makeSchool, personAt, put, type TestSchool } from './school.fixture.ts';

/** Names of a later version; PostgreSQL's jsonb takes neither U+0000 nor half a surrogate pair. */
const name = fc.stringMatching(/^[a-z][a-zA-Z]{2,12}$/);
const storable = fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' });
const membersBeside = (taken: readonly string[]) =>
  fc.dictionary(
    name.filter((n) => !taken.includes(n)),
    storable,
    { minKeys: 1, maxKeys: 4 },
  );
const ENVELOPE = ['id', 'kind', 'context', 'author', 'learner', 'parent', 'fields', 'stamps'];

onBothDatabases('what a newer node wrote', ({ database, tenant }) => {
  let school: TestSchool;
  const at = (person: keyof TestSchool) => personAt(database(), tenant(), school[person]);
  beforeEach(async () => {
    school = await makeSchool(database(), tenant());
  });

  /** As a node of tomorrow puts it down: the record, what stands beyond today's envelope, and where it stands. */
  async function plant(record: WaymarkRecord, beyond: Fields, scopes: readonly Scope[]) {
    const { id, kind, context, author, learner, parent, fields, stamps } = record;
    await database().tenant(tenant(), async (tx) => {
      await sql`insert into school.record
        (tenant_id, id, kind, context_id, author_id, learner_id, parent_id, fields, stamps, beyond)
        values (${tenant()}, ${id}, ${kind}, ${context}, ${author}, ${learner}, ${parent},
          ${JSON.stringify(fields)}, ${JSON.stringify(stamps)}, ${JSON.stringify(beyond)})`.execute(
        tx,
      );
      await sql`update school.tenant_clock set seq = seq + 1`.execute(tx);
      for (const scope of scopes)
        await sql`insert into school.change (tenant_id, scope, record_id, seq, gone)
          select ${tenant()}, ${scope}, ${id}, seq, false from school.tenant_clock`.execute(tx);
    });
  }
  const seen = async (person: keyof TestSchool, id: RecordId) =>
    (await at(person).pull({ limit: 500 })).records.find((record) => record.id === id);

  function oddOn(parent: RecordId, kind = 'voice_note'): WaymarkRecord {
    const { course: context, ada: author, lin: learner } = school;
    const stamps = { length: formatStamp(Date.now(), 0, 'newer') };
    return {
      ...{ id: newId(), kind, context, author, learner, parent },
      ...{ fields: { length: 7 }, stamps, deleted: false },
    };
  }

  it('comes back whole to those it stands with, also after today’s client wrote beside it', async () => {
    const given = fc.record({
      fields: membersBeside(Object.keys(KINDS.goal)),
      beyond: membersBeside([...ENVELOPE, 'deleted']),
    });
    await fc.assert(
      fc.asyncProperty(given, async (tomorrow) => {
        const fields = JSON.parse(JSON.stringify(tomorrow.fields)) as Fields;
        const beyond = JSON.parse(JSON.stringify(tomorrow.beyond)) as Fields;
        const stamp = formatStamp(Date.now() - 200_000, 0, 'newer');
        const goal: WaymarkRecord = {
          ...{ id: newId(), kind: 'goal', context: null, author: school.lin, learner: school.lin },
          ...{ parent: null, fields: { next: 'Old', ...fields }, deleted: false },
          stamps: Object.fromEntries(['next', ...Object.keys(fields)].map((f) => [f, stamp])),
        };
        await plant(goal, beyond, [personScope(school.lin)]);
        expect(await seen('lin', goal.id)).toEqual({ ...beyond, ...goal });
        const edit = put('goal', { record: goal.id, learner: school.lin, fields: { next: 'New' } });
        expect(await at('lin').one(edit)).toMatchObject({ status: 'applied' });
        expect(await seen('lin', goal.id)).toEqual({
          ...beyond,
          ...goal,
          fields: { ...goal.fields, next: 'New' },
          stamps: { ...goal.stamps, next: edit.stamp },
        });
      }),
      { numRuns: 25 },
    );
  });

  it('of a kind nobody here knows, is seen where it was put and written by nobody', async () => {
    const { feedback, step } = comment(school, 'released');
    await at('ada').send(feedback, step);
    const odd = oddOn(feedback.record);
    await plant(odd, {}, [teachersScope(school.course), personScope(school.lin)]);
    expect(await seen('ada', odd.id)).toEqual(odd);
    expect(await seen('lin', odd.id)).toEqual(odd);
    expect(await seen('max', odd.id)).toBeUndefined();
    expect(await seen('cy', odd.id)).toBeUndefined();
    const { id: record, kind, context, learner, parent } = odd;
    const write = put(kind, { record, context, learner, parent, fields: { length: 8 } });
    for (const person of ['ada', 'lin', 'max'] as const) {
      for (const op of ['put', 'delete'] as const)
        expect(await at(person).one(again(write, { op }))).toMatchObject({ code: 'unknown_kind' });
      const known = again(write, { kind: 'reply', parent: step.record, fields: { text: 'Mine' } });
      expect(await at(person).one(known)).toMatchObject({ status: 'refused', code: 'not_visible' });
    }
    expect(await seen('lin', odd.id)).toEqual(odd);
  });

  it('stays while what it hangs on is written, and leaves whom that is taken back from', async () => {
    const { feedback, step } = comment(school, 'released');
    await at('ada').send(feedback, step);
    const [odd, deep] = [oddOn(feedback.record), oddOn(step.record)];
    const below = oddOn(odd.id, 'transcript');
    for (const record of [odd, deep, below])
      await plant(record, {}, [teachersScope(school.course), personScope(school.lin)]);
    await at('ada').one(again(feedback, { fields: { observation: 'Clearer' } }));
    await at('lin').one(again(step, { fields: { answer: 'will_do' } }));
    for (const record of [odd, deep, below]) {
      expect(await seen('ada', record.id)).toEqual(record);
      expect(await seen('lin', record.id)).toEqual(record);
    }
    await at('ada').one(again(feedback, { fields: { state: 'withdrawn' } }));
    for (const record of [odd, below]) {
      expect(await seen('ada', record.id)).toEqual(record);
      expect(await seen('lin', record.id)).toBeUndefined();
    }
    // What Lin answered on the step stays theirs, and so does what hangs on it.
    expect(await seen('lin', deep.id)).toEqual(deep);
  });
});
