import { isDeepStrictEqual } from 'node:util';
import type { TenantTx } from '../../lti-server/db/database.ts';
import type { PushResult } from '../../shared/protocol/sync.ts';
import { must } from './case.ts';
import type { Place } from './place.ts';
import type { Ledger } from './writer.ts';

export type Reconciled = { mutations: number; records: number; pushes: number };

/** The tenant's clock: one step for each push that changed something, never two. */
export const clockOf = (place: Place): Promise<number> =>
  place.look((database) =>
    database.tenant(place.tenant, async (tx) => {
      const row = await tx.selectFrom('school.tenant_clock').select('seq').executeTakeFirst();
      return row?.seq ?? 0;
    }),
  );

async function checkMutations(tx: TenantTx, ledgers: readonly Ledger[]): Promise<number> {
  const rows = await tx
    .selectFrom('school.mutation')
    .select(['person_id', 'id', 'outcome'])
    .execute();
  const stored = new Map(rows.map((row) => [`${row.person_id} ${row.id}`, row.outcome]));
  let count = 0;
  for (const { person, acknowledged } of ledgers)
    for (const [id, { id: _id, ...outcome }] of acknowledged) {
      count += 1;
      const kept: unknown = stored.get(`${person} ${id}`);
      must(kept !== undefined, `The mutation ${id} was acknowledged and is lost.`);
      must(isDeepStrictEqual(kept, outcome), `The mutation ${id} was answered otherwise.`);
    }
  must(rows.length === count, `${rows.length} mutations are stored, ${count} were acknowledged.`);
  return count;
}

async function checkRecords(tx: TenantTx, ledgers: readonly Ledger[]): Promise<number> {
  const rows = await tx
    .selectFrom('school.record')
    .select(['id', 'author_id', 'fields'])
    .where('kind', 'in', ['goal', 'feedback', 'next_step'])
    .execute();
  const stored = new Map(rows.map((row) => [row.id, row]));
  let count = 0;
  for (const { person, records } of ledgers)
    for (const [id, fields] of records) {
      count += 1;
      const row = stored.get(id);
      must(row !== undefined, `The record ${id} is lost.`);
      must(row.author_id === person, `The record ${id} has another author.`);
      must(
        isDeepStrictEqual(row.fields, fields),
        `The record ${id} does not say what was written.`,
      );
    }
  must(rows.length === count, `${rows.length} records are stored, ${count} were written.`);
  return count;
}

/** The ledgers of all clients against the database. Throws at the first thing lost, doubled or changed. */
export async function reconcile(
  place: Place,
  ledgers: readonly Ledger[],
  clockBefore: number,
): Promise<Reconciled> {
  const counted = await place.look((database) =>
    database.tenant(place.tenant, async (tx) => ({
      mutations: await checkMutations(tx, ledgers),
      records: await checkRecords(tx, ledgers),
    })),
  );
  const refused = ledgers.flatMap((one: Ledger) =>
    [...one.acknowledged.values()].filter((result: PushResult) => result.status === 'refused'),
  );
  must(refused.length === 0, `${refused.length} mutations were refused.`);
  const pushes = ledgers.reduce((sum, ledger) => sum + ledger.pushes, 0);
  const steps = (await clockOf(place)) - clockBefore;
  must(steps === pushes, `${pushes} pushes were answered, and ${steps} applied.`);
  return { ...counted, pushes };
}
