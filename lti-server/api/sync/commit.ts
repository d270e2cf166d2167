import { sql } from 'kysely';
import { scopesLeft, scopesOf } from '../../../shared/model/access.ts';
import type { RecordId } from '../../../shared/model/ids.ts';
import type { WaymarkRecord } from '../../../shared/model/record.ts';
import type { TenantTx } from '../../db/database.ts';
import { chainOf, descendantsOf, type Family } from './family.ts';
import { rowOf, thisTenant } from './record-row.ts';

/** Another transaction made a record with the same id since we looked. Its code makes Database.tenant begin again. */
class MadeMeanwhile extends Error {
  readonly code = '40001';
}

/** Rows in one INSERT; PostgreSQL takes at most 65,535 parameters. */
const BATCH = 500;
function* batches<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += BATCH) yield all.slice(at, at + BATCH);
}

async function insertNew(tx: TenantTx, records: readonly WaymarkRecord[], nowMs: number) {
  for (const batch of batches(records)) {
    const made = await tx
      .insertInto('school.record')
      .values(batch.map((record) => rowOf(record, nowMs)))
      .onConflict((on) => on.columns(['tenant_id', 'id']).doNothing())
      .returning('id')
      .execute();
    if (made.length < batch.length) throw new MadeMeanwhile();
  }
}

async function updateLocked(tx: TenantTx, records: readonly WaymarkRecord[], nowMs: number) {
  for (const batch of batches(records)) {
    await tx
      .insertInto('school.record')
      .values(batch.map((record) => rowOf(record, nowMs)))
      .onConflict((on) =>
        on.columns(['tenant_id', 'id']).doUpdateSet((eb) => ({
          fields: eb.ref('excluded.fields'),
          stamps: eb.ref('excluded.stamps'),
          deleted: eb.ref('excluded.deleted'),
          changed_at: eb.ref('excluded.changed_at'),
        })),
      )
      .execute();
  }
}

type Standing = { scope: string; record_id: RecordId; gone: boolean };

async function formerScopes(tx: TenantTx, ids: readonly RecordId[]) {
  const rows = await tx
    .selectFrom('school.change')
    .select(['scope', 'record_id'])
    .where(sql<boolean>`record_id = any(${ids}::uuid[])`)
    .where('gone', '=', false)
    .execute();
  const former = new Map<RecordId, Set<string>>();
  for (const row of rows) {
    const scopes = former.get(row.record_id) ?? new Set();
    former.set(row.record_id, scopes.add(row.scope));
  }
  return former;
}

/** A changed record is told to every scope it stands in; what only hangs on it, where it comes or goes. */
function standingsOf(
  affected: ReadonlySet<RecordId>,
  changed: ReadonlySet<RecordId>,
  family: Family,
  former: ReadonlyMap<RecordId, Set<string>>,
): Standing[] {
  const left = new Map<RecordId, ReadonlySet<string>>();
  function leftBy(id: RecordId): ReadonlySet<string> {
    const record = affected.has(id) ? family.get(id) : undefined;
    if (record === undefined) return new Set();
    const known = left.get(record.id);
    if (known !== undefined) return known;
    const chain = chainOf(family, record.parent);
    const scopes = scopesLeft(record, chain, former.get(id) ?? [], leftBy(record.parent ?? ''));
    left.set(record.id, scopes);
    return scopes;
  }
  return [...affected].flatMap((id) => {
    const record = family.get(id);
    if (record === undefined) return [];
    const stood = former.get(id) ?? new Set();
    const told = scopesOf(record, chainOf(family, record.parent)).filter(
      (scope) => changed.has(id) || !stood.has(scope),
    );
    const row = (gone: boolean) => (scope: string) => ({ scope, record_id: id, gone });
    return [...told.map(row(false)), ...[...leftBy(id)].map(row(true))];
  });
}

async function logChanges(tx: TenantTx, changes: readonly Standing[]): Promise<void> {
  // The last lock before commit: so the order of seq is the order of commits, and no reader skips a row.
  const clock = await tx
    .updateTable('school.tenant_clock')
    .set((eb) => ({ seq: eb('seq', '+', 1) }))
    .returning('seq')
    .executeTakeFirstOrThrow();
  for (const batch of batches(changes)) {
    await tx
      .insertInto('school.change')
      .values(batch.map((change) => ({ ...change, tenant_id: thisTenant, seq: clock.seq })))
      .onConflict((on) =>
        on.columns(['tenant_id', 'scope', 'record_id']).doUpdateSet((eb) => ({
          seq: eb.ref('excluded.seq'),
          gone: eb.ref('excluded.gone'),
        })),
      )
      .execute();
  }
}

/**
 * The one place where records change. `family`: the changed records as they shall be, with all they hang on, locked
 * by `lockFamily`; `made`: which of `changed` are new. Call last in a transaction, and announce after its commit.
 * Returns whether there is anything to announce.
 */
export async function commitRecords(
  tx: TenantTx,
  family: Family,
  changed: ReadonlySet<RecordId>,
  made: ReadonlySet<RecordId>,
  nowMs: number,
): Promise<boolean> {
  const records = [...changed].sort().flatMap((id) => family.get(id) ?? []);
  if (records.length === 0) return false;
  await insertNew(
    tx,
    records.filter((record) => made.has(record.id)),
    nowMs,
  );
  const old = records.filter((record) => !made.has(record.id));
  await updateLocked(tx, old, nowMs);
  const below = await descendantsOf(
    tx,
    old.map((record) => record.id),
  );
  const around: Family = new Map(below.map((record) => [record.id, record]));
  for (const [id, record] of family) around.set(id, record);
  const affected = new Set([...changed, ...below.map((record) => record.id)]);
  const former = await formerScopes(tx, [...affected]);
  const changes = standingsOf(affected, changed, around, former);
  if (changes.length === 0) return false;
  await logChanges(tx, changes);
  return true;
}
