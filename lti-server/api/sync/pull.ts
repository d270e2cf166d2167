import { sql } from 'kysely';
import type { PersonId, RecordId, TenantId } from '../../../shared/model/ids.ts';
import type { WaymarkRecord } from '../../../shared/model/record.ts';
import { type Scope, scopesOfViewer } from '../../../shared/model/scope.ts';
import {
  PULL_LIMIT,
  type PullEntry,
  type PullRequest,
  type PullResponse,
} from '../../../shared/protocol/sync.ts';
import type { Database, TenantTx } from '../../db/database.ts';
import { ownTenant } from '../../db/own-tenant.ts';
import { viewerOf } from '../../lti/viewer.ts';
import { recordOf } from './record-row.ts';

/** Where a scope is read from. `known`: the client has some of it, so it is told what has left. */
export type Reading = { scope: Scope; after: number; known: boolean };
type ChangeRow = { scope: Scope; record_id: RecordId; seq: number; gone: boolean };

/** One range of the index (tenant_id, scope, seq) for each scope, so that only what changed is read. */
export const changesQuery = (
  readings: readonly Reading[],
  upTo: number,
  limit: number,
) => sql<ChangeRow>`
  select c.scope, c.record_id, c.seq, c.gone
  from unnest(${readings.map((r) => r.scope)}::text[], ${readings.map((r) => r.after)}::bigint[],
    ${readings.map((r) => r.known)}::boolean[]) as r(scope, after, known)
  cross join lateral (
    select scope, record_id, seq, gone from school.change
    where ${ownTenant('change')} and scope = r.scope and seq > r.after and seq <= ${upTo} and (r.known or not gone)
    order by seq limit ${limit}) as c
  order by c.seq, c.scope, c.record_id limit ${limit}`;

type Page = { rows: ChangeRow[]; upTo: number; more: boolean };

/**
 * At most `limit` rows, cut between two transactions: a cursor is a seq, so what one transaction wrote comes whole,
 * even where it alone is more.
 */
async function pageOf(
  tx: TenantTx,
  readings: readonly Reading[],
  now: number,
  limit: number,
): Promise<Page> {
  const { rows } = await changesQuery(readings, now, limit + 1).execute(tx);
  const beyond = rows[limit];
  if (beyond === undefined) return { rows, upTo: now, more: false };
  const whole = rows.filter((row) => row.seq < beyond.seq);
  if (whole.length > 0) return { rows: whole, upTo: beyond.seq - 1, more: true };
  const all = await changesQuery(readings, beyond.seq, Number.MAX_SAFE_INTEGER).execute(tx);
  return { rows: all.rows, upTo: beyond.seq, more: beyond.seq < now };
}

async function bodiesOf(tx: TenantTx, rows: readonly ChangeRow[]): Promise<WaymarkRecord[]> {
  const ids = [...new Set(rows.flatMap((row) => (row.gone ? [] : [row.record_id])))];
  if (ids.length === 0) return [];
  const records = await tx
    .selectFrom('school.record')
    .selectAll()
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  return records.map(recordOf);
}

async function pullIn(tx: TenantTx, person: PersonId, request: PullRequest): Promise<PullResponse> {
  const clock = await tx
    .selectFrom('school.tenant_clock')
    .select(['epoch', 'seq'])
    .executeTakeFirstOrThrow();
  const ahead = Object.values(request.cursors).some((cursor) => cursor > clock.seq);
  const reset = request.epoch !== null && (request.epoch !== clock.epoch || ahead);
  const held = request.epoch === null || reset ? {} : request.cursors;
  const scopes = scopesOfViewer(await viewerOf(tx, person));
  const readings = scopes.map((scope): Reading => {
    const after = Object.hasOwn(held, scope) ? held[scope] : undefined;
    return { scope, after: after ?? 0, known: after !== undefined };
  });
  const page = await pageOf(tx, readings, clock.seq, request.limit ?? PULL_LIMIT);
  const cursors = Object.fromEntries(
    readings.map(({ scope, after }) => [scope, Math.max(after, page.upTo)]),
  ) as PullResponse['cursors'];
  return {
    epoch: clock.epoch,
    reset,
    cursors,
    scopesGone: Object.keys(held).filter((scope): scope is Scope => !(scope in cursors)),
    entries: page.rows.map(
      ({ scope, record_id, gone }): PullEntry => ({ scope, id: record_id, gone }),
    ),
    records: await bodiesOf(tx, page.rows),
    more: page.more,
    now: Date.now(),
  };
}

/** What changed for a person since their cursors, in one snapshot of the database. */
export const pull = (
  database: Database,
  tenant: TenantId,
  person: PersonId,
  request: PullRequest,
): Promise<PullResponse> =>
  database.tenant(tenant, (tx) => pullIn(tx, person, request), { readOnly: true });
