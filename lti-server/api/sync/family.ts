import { sql } from 'kysely';
import type { Chain } from '../../../shared/model/access.ts';
import type { RecordId } from '../../../shared/model/ids.ts';
import type { WaymarkRecord } from '../../../shared/model/record.ts';
import type { TenantTx } from '../../db/database.ts';
import { ownTenant } from '../../db/own-tenant.ts';
import { recordOf } from './record-row.ts';

/** Records by id, with everything their permissions depend on. */
export type Family = Map<RecordId, WaymarkRecord>;

/** reply → next step → feedback is the longest chain today; no walk goes further than this. */
const MAX_DEPTH = 6;

/** What a record hangs on, nearest first. */
export function chainOf(
  family: ReadonlyMap<RecordId, WaymarkRecord>,
  from: RecordId | null,
): Chain {
  const chain: WaymarkRecord[] = [];
  for (let id = from; id !== null && chain.length < MAX_DEPTH; ) {
    const record: WaymarkRecord | undefined = family.get(id);
    if (record === undefined) break;
    chain.push(record);
    id = record.parent;
  }
  return chain;
}

async function withAncestors(tx: TenantTx, ids: readonly RecordId[]): Promise<RecordId[]> {
  const found = await sql<{ id: string }>`
    with recursive up(id, parent_id, depth) as (
      select id, parent_id, 0 from school.record where ${ownTenant('record')} and id = any(${ids}::uuid[])
      union
      select r.id, r.parent_id, up.depth + 1 from up join school.record r on r.id = up.parent_id
      where ${ownTenant('r')} and up.depth < ${MAX_DEPTH}::int)
    select distinct id from up`.execute(tx);
  return found.rows.map((row) => row.id);
}

/**
 * Locks the named records and all they hang on, in the order of their ids. Parents never change, and every writer
 * below a record locks it too: so whoever holds the root sees its whole tree stand still.
 */
export async function lockFamily(tx: TenantTx, ids: readonly RecordId[]): Promise<Family> {
  if (ids.length === 0) return new Map();
  const all = await withAncestors(tx, ids);
  if (all.length === 0) return new Map();
  const rows = await tx
    .selectFrom('school.record')
    .selectAll()
    .where('id', 'in', all)
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, recordOf(row)]));
}

/** Everything that hangs on the named records, at any depth; call with their locks held. */
export async function descendantsOf(
  tx: TenantTx,
  ids: readonly RecordId[],
): Promise<WaymarkRecord[]> {
  if (ids.length === 0) return [];
  const below = await sql<{ id: string }>`
    with recursive down(id, depth) as (
      select id, 1 from school.record where ${ownTenant('record')} and parent_id = any(${ids}::uuid[])
      union
      select r.id, down.depth + 1 from down join school.record r on r.parent_id = down.id
      where ${ownTenant('r')} and down.depth < ${MAX_DEPTH}::int)
    select distinct id from down`.execute(tx);
  if (below.rows.length === 0) return [];
  const rows = await tx
    .selectFrom('school.record')
    .selectAll()
    .where(
      'id',
      'in',
      below.rows.map((row) => row.id),
    )
    .execute();
  return rows.map(recordOf);
}
