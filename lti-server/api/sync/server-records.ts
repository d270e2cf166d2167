import type { RecordId } from '../../../shared/model/ids.ts';
import type { Envelope, Fields, WaymarkRecord } from '../../../shared/model/record.ts';
import { formatStamp, nextStamp } from '../../../shared/model/stamp.ts';
import type { TenantTx } from '../../db/database.ts';
import { commitRecords } from './commit.ts';
import { type Family, lockFamily } from './family.ts';
import { sameJson } from './merge.ts';
import { recordOf } from './record-row.ts';
import { type Moved, retied } from './ties.ts';

export type ServerRecord = Envelope & { fields: Fields; deleted?: boolean };

const DEVICE = 'server';
type Standing = Pick<WaymarkRecord, 'fields' | 'deleted'>;
const differing = (standing: Pick<Standing, 'fields'>, wanted: ServerRecord) =>
  Object.entries(wanted.fields).filter(
    ([field, value]) => !sameJson(standing.fields[field], value),
  );

/** Whether what stands already is what is wanted. */
export const isSettled = (standing: Standing | undefined, wanted: ServerRecord): boolean =>
  standing !== undefined &&
  standing.deleted === (wanted.deleted ?? false) &&
  differing(standing, wanted).length === 0;

function brought(standing: WaymarkRecord | undefined, wanted: ServerRecord, nowMs: number) {
  const { deleted = false, fields, ...envelope } = wanted;
  const record: WaymarkRecord = {
    ...(standing ?? envelope),
    fields: { ...standing?.fields },
    stamps: { ...standing?.stamps },
    deleted,
  };
  const before = standing ?? { ...record, fields: {} };
  for (const [field, value] of differing(before, wanted)) {
    const since = record.stamps[field];
    record.fields[field] = value;
    record.stamps[field] =
      since === undefined ? formatStamp(nowMs, 0, DEVICE) : nextStamp(since, nowMs, DEVICE);
  }
  return record;
}

/** Whose membership is another than before. */
function movedBy(standing: WaymarkRecord | undefined, wanted: ServerRecord): Moved[] {
  const { kind, learner, fields } = wanted;
  if (kind !== 'membership' || learner === null) return [];
  const [before, after] = [standing?.fields ?? {}, { ...standing?.fields, ...fields }];
  if (before.active === after.active && before.role === after.role) return [];
  return [{ person: learner, teaches: [before.role, after.role].includes('teacher') }];
}

async function unsettled(tx: TenantTx, records: readonly ServerRecord[]) {
  const ids = records.map((record) => record.id);
  const rows = await tx.selectFrom('school.record').selectAll().where('id', 'in', ids).execute();
  const standing = new Map(rows.map((row) => [row.id, recordOf(row)]));
  const wanted = records.filter((record) => !isSettled(standing.get(record.id), record));
  return { wanted, moved: wanted.flatMap((record) => movedBy(standing.get(record.id), record)) };
}

/**
 * Course and membership records, which only the server writes, and what follows from them for what people show each other;
 * fields not named stay as they are. Idempotent: what
 * stands already moves nothing, not even the clock. Call last in a transaction (it takes the tenant's clock), announce
 * after its commit. Returns whether there is anything to announce.
 */
export async function putServerRecords(
  tx: TenantTx,
  records: ReadonlyArray<ServerRecord>,
): Promise<boolean> {
  if (records.length === 0) return false;
  const { wanted: news, moved } = await unsettled(tx, records);
  if (news.length === 0) return false;
  const wanted = [...news, ...(await retied(tx, moved))];
  const nowMs = Date.now();
  const family: Family = await lockFamily(
    tx,
    wanted.map((record) => record.id),
  );
  const changed = new Set<RecordId>();
  const made = new Set<RecordId>();
  for (const record of wanted) {
    const standing = family.get(record.id);
    if (isSettled(standing, record)) continue;
    if (standing === undefined) made.add(record.id);
    family.set(record.id, brought(standing, record, nowMs));
    changed.add(record.id);
  }
  return commitRecords(tx, family, changed, made, nowMs);
}
