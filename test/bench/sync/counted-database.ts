import { sql } from 'kysely';
import type { Database, TenantTx } from '../../../lti-server/db/database.ts';

export type Touched = { read: number; written: number; transactions: number };

/** Rows the statistics collector saw in this transaction, in schema school, however they were found. */
async function touchedIn(tx: TenantTx): Promise<{ read: number; written: number }> {
  const { rows } = await sql<{ read: number; written: number }>`
    select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::float8 as read,
      coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::float8 as written
    from pg_stat_xact_user_tables where schemaname = 'school'`.execute(tx);
  return rows[0] ?? { read: 0, written: 0 };
}

/**
 * The same database, counting what each transaction reads and writes. Only rows fetched from tables are seen, so
 * index-only scans have to be switched off where this is used.
 */
export function countedDatabase(database: Database): Database & { take(): Touched } {
  const nothing = (): Touched => ({ read: 0, written: 0, transactions: 0 });
  let sum = nothing();
  return {
    ...database,
    tenant: (tenant, work, options) =>
      database.tenant(
        tenant,
        async (tx) => {
          // What a pooled connection has not yet handed in of its last transaction stands there too.
          const before = await touchedIn(tx);
          const result = await work(tx);
          const after = await touchedIn(tx);
          sum.read += after.read - before.read;
          sum.written += after.written - before.written;
          sum.transactions += 1;
          return result;
        },
        options,
      ),
    take: () => {
      const taken = sum;
      sum = nothing();
      return taken;
    },
  };
}
