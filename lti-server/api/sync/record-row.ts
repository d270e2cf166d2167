import { sql } from 'kysely';
import type { WaymarkRecord } from '../../../shared/model/record.ts';
import type { RecordRow } from '../../db/schema.ts';

/** The tenant of the running transaction; row-level security refuses any other. */
export const thisTenant = sql<string>`nullif(current_setting('waymark.tenant', true), '')::uuid`;

export const recordOf = (row: RecordRow): WaymarkRecord => ({
  ...row.beyond,
  id: row.id,
  kind: row.kind,
  context: row.context_id,
  author: row.author_id,
  learner: row.learner_id,
  parent: row.parent_id,
  fields: row.fields,
  stamps: row.stamps,
  deleted: row.deleted,
});

/** `nowMs`: the server's clock. */
export const rowOf = (record: WaymarkRecord, nowMs: number) => ({
  tenant_id: thisTenant,
  id: record.id,
  kind: record.kind,
  context_id: record.context,
  author_id: record.author,
  learner_id: record.learner,
  parent_id: record.parent,
  fields: JSON.stringify(record.fields),
  stamps: JSON.stringify(record.stamps),
  deleted: record.deleted,
  changed_at: new Date(nowMs),
});
