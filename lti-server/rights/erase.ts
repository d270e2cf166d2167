import { sql } from 'kysely';
import { PERSONAL } from '../../shared/model/access.ts';
import type { ContextId, PersonId, RecordId, TenantId } from '../../shared/model/ids.ts';
import { personScope } from '../../shared/model/scope.ts';
import { descendantsOf } from '../api/sync/family.ts';
import { thisTenant } from '../api/sync/record-row.ts';
import { putServerRecords } from '../api/sync/server-records.ts';
import { COMMAND, noteDeed, noteServerDeed } from '../audit/audit.ts';
import type { Database, TenantTx } from '../db/database.ts';
import { ownTenant } from '../db/own-tenant.ts';
import { membershipRecords } from '../lti/course-records.ts';
import type { Receipt } from './receipt.ts';

export type Counts = Record<string, number>;
/** Told how far it has come: of `all`, `done`. */
export type Progress = (what: string, done: number, all: number) => void;

/** Records in one transaction. */
const BATCH = 500;
/** A course, an assignment, an attempt is the course's, whoever's launch told of it first. */
const OF_THE_COURSE = ['course', 'assignment', 'attempt', 'class_setting', 'setting'];

type Ids = { id: RecordId }[];

/**
 * All that is about a person's learning, and all they wrote themselves but for what they gave others as their teacher:
 * that belongs to those learners, and stays with them without a name.
 */
const ofPerson = (tx: TenantTx, person: PersonId) =>
  sql<{ id: RecordId }>`
    select r.id from school.record r where ${ownTenant('r')} and (r.learner_id = ${person} or (r.author_id = ${person}
      and not (r.kind = any(${OF_THE_COURSE}::text[]))
      and (not exists (select from school.membership m
          where ${ownTenant('m')} and m.context_id = r.context_id and m.person_id = ${person} and m.role = 'teacher')
        or not exists (select from school.change c
          where ${ownTenant('c')} and c.record_id = r.id and not c.gone and c.scope <> ${personScope(person)}))))`.execute(
    tx,
  );

/** All that stands in a course, but for what a person owns wherever they go. */
const ofCourse = (tx: TenantTx, context: ContextId) =>
  sql<{ id: RecordId }>`
    select id from school.record where ${ownTenant('record')} and context_id = ${context} and not (kind = any(${[...PERSONAL]}::text[]))`.execute(
    tx,
  );

async function withWhatHangsOn(tx: TenantTx, rows: Ids): Promise<RecordId[]> {
  const ids = rows.map(({ id }) => id);
  const below = await descendantsOf(tx, ids);
  return [...new Set([...ids, ...below.map(({ id }) => id)])].sort();
}

/** Only that there was a record remains, for devices that come late; every scope is told that it has gone. */
async function emptyRecords(tx: TenantTx, ids: readonly RecordId[]): Promise<void> {
  if (ids.length === 0) return;
  const these = sql<boolean>`record_id = any(${ids}::uuid[])`;
  await sql`select from school.record where ${ownTenant('record')} and id = any(${ids}::uuid[]) order by id for update`.execute(
    tx,
  );
  await tx
    .updateTable('school.record')
    .set({ fields: '{}', stamps: '{}', beyond: sql`'{}'::jsonb`, deleted: true })
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  await tx.deleteFrom('school.field_history').where(these).execute();
  const clock = await tx
    .updateTable('school.tenant_clock')
    .set((is) => ({ seq: is('seq', '+', 1) }))
    .returning('seq')
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('school.change')
    .set({ gone: true, seq: clock.seq })
    .where(these)
    .where('gone', '=', false)
    .execute();
}

/** An outcome that was kept for whoever asks again may quote words that won over theirs. */
const forgetQuotes = (tx: TenantTx) =>
  tx.deleteFrom('school.mutation').where(sql<boolean>`outcome ? 'kept'`).execute();

async function inBatches(
  { database, tenant, progress }: { database: Database; tenant: TenantId; progress: Progress },
  ids: readonly RecordId[],
): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH);
    await database.tenant(tenant, (tx) => emptyRecords(tx, batch));
    progress('records', at + batch.length, ids.length);
  }
}

const note = (tx: TenantTx, { id, what, subject }: Receipt, counts: Counts) =>
  what === 'tenant'
    ? Promise.resolve()
    : Promise.all([
        tx
          .insertInto('school.erasure')
          .values({ tenant_id: thisTenant, id, what, subject, counts: JSON.stringify(counts) })
          .execute(),
        noteDeed(tx, { by: COMMAND, action: `erase.${what}`, record: subject }, id),
      ]);

const deleted = async (query: {
  executeTakeFirst(): Promise<{ numDeletedRows: bigint } | undefined>;
}): Promise<number> => Number((await query.executeTakeFirst())?.numDeletedRows ?? 0n);

/** They stand there no more: what was shown to them as teachers or as a class ends as it does for everybody. */
async function leave(
  tx: TenantTx,
  of: { person: PersonId } | { context: ContextId },
): Promise<void> {
  await tx
    .updateTable('school.membership')
    .set({ active: false })
    .where(
      'person' in of ? 'person_id' : 'context_id',
      '=',
      'person' in of ? of.person : of.context,
    )
    .execute();
  await putServerRecords(tx, await membershipRecords(tx, of));
}

async function erasePerson(database: Database, receipt: Receipt, progress: Progress) {
  const { tenant, subject: person, hashes } = receipt;
  const ids = await database.tenant(tenant, async (tx) =>
    withWhatHangsOn(tx, (await ofPerson(tx, person)).rows),
  );
  // First their sessions: a device of theirs that writes meanwhile would write after what is looked for now.
  const sessions = await database.tenant(tenant, async (tx) => {
    const ended = await deleted(tx.deleteFrom('school.session').where('person_id', '=', person));
    await tx.deleteFrom('school.admin_session').where('person_id', '=', person).execute();
    await leave(tx, { person });
    return ended;
  });
  await inBatches({ database, tenant, progress }, ids);
  return database.tenant(tenant, async (tx) => {
    const late = await withWhatHangsOn(tx, (await ofPerson(tx, person)).rows);
    await emptyRecords(
      tx,
      late.filter((id) => !ids.includes(id)),
    );
    const history = await deleted(
      tx.deleteFrom('school.field_history').where('person_id', '=', person),
    );
    await tx.deleteFrom('school.mutation').where('person_id', '=', person).execute();
    await forgetQuotes(tx);
    const memberships = await deleted(
      tx.deleteFrom('school.membership').where('person_id', '=', person),
    );
    await tx
      .updateTable('school.person')
      .set({ name: '', sub: `erased:${person}`, lms_user_id: null, seen_at: null })
      .where('id', '=', person)
      .execute();
    if (hashes.length > 0)
      await tx
        .insertInto('school.erased_person')
        .values(hashes.map((hash) => ({ tenant_id: thisTenant, hash })))
        .onConflict((on) => on.doNothing())
        .execute();
    const counts = { records: ids.length, history, sessions, memberships };
    await note(tx, receipt, counts);
    return counts;
  });
}

async function eraseCourse(database: Database, receipt: Receipt, progress: Progress) {
  const { tenant, subject: context } = receipt;
  await database.tenant(tenant, (tx) => leave(tx, { context }));
  const ids = await database.tenant(tenant, async (tx) =>
    withWhatHangsOn(tx, (await ofCourse(tx, context)).rows),
  );
  await inBatches({ database, tenant, progress }, ids);
  return database.tenant(tenant, async (tx) => {
    await forgetQuotes(tx);
    await tx
      .updateTable('school.context')
      .set({
        title: '',
        lti_context_id: `erased:${context}`,
        lms_course_id: null,
        memberships_url: null,
        launch_cmid: null,
      })
      .where('id', '=', context)
      .execute();
    const memberships = await deleted(
      tx.deleteFrom('school.membership').where('context_id', '=', context),
    );
    const counts = { records: ids.length, memberships };
    await note(tx, receipt, counts);
    return counts;
  });
}

/** In an order their keys allow. The audit stays: ids and codes. */
const OF_A_SCHOOL = [
  'school.change',
  'school.mutation',
  'school.field_history',
  'school.spent_refresh',
  'school.session',
  'school.admin_session',
  'school.membership',
  'school.record',
  'school.person',
  'school.context',
  'school.lms_origin',
  'school.erasure',
  'school.erased_person',
  'school.profile',
  'school.tenant_clock',
] as const;

async function eraseTenant(database: Database, { tenant }: Receipt, progress: Progress) {
  // First nobody comes in any more: its deployments wait for an administrator again.
  await database.registry(async (tx) => {
    await tx
      .updateTable('registry.deployment')
      .set({ tenant_id: null })
      .where('tenant_id', '=', tenant)
      .execute();
    await tx.deleteFrom('registry.one_time_code').where('tenant_id', '=', tenant).execute();
  });
  const counts: Counts = {};
  for (const [at, table] of OF_A_SCHOOL.entries()) {
    counts[table] = await database.tenant(tenant, (tx) => deleted(tx.deleteFrom(table)));
    progress(table, at + 1, OF_A_SCHOOL.length);
  }
  await database.registry(async (tx) => {
    await tx.deleteFrom('registry.tenant').where('id', '=', tenant).execute();
    await noteServerDeed(tx, { by: COMMAND, action: 'erase.tenant', subject: tenant });
  });
  return counts;
}

const ERASE = { person: erasePerson, course: eraseCourse, tenant: eraseTenant };

/** Erases what a receipt names; to be called again where it was cut off. Returns what there was, by count. */
export async function erase(
  database: Database,
  receipt: Receipt,
  progress: Progress = () => {},
): Promise<Counts> {
  const counts = await ERASE[receipt.what](database, receipt, progress);
  await database.announce(receipt.tenant);
  return counts;
}

async function isDone(database: Database, { id, tenant, what }: Receipt): Promise<boolean> {
  const school = await database.registry((tx) =>
    tx.selectFrom('registry.tenant').select('id').where('id', '=', tenant).executeTakeFirst(),
  );
  if (school === undefined || what === 'tenant') return school === undefined;
  const row = await database.tenant(tenant, (tx) =>
    tx.selectFrom('school.erasure').select('id').where('id', '=', id).executeTakeFirst(),
  );
  return row !== undefined;
}

/**
 * What was erased stays erased in a database that was brought back from before, and what was cut off is finished.
 * Returns the receipts that had to be worked through.
 */
export async function replay(database: Database, receipts: readonly Receipt[]): Promise<Receipt[]> {
  const again: Receipt[] = [];
  for (const receipt of receipts) {
    if (await isDone(database, receipt)) continue;
    await erase(database, receipt);
    again.push(receipt);
  }
  return again;
}
