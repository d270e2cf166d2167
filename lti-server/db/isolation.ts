import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { OwnerHandle } from './database.ts';
import { StartRefusal } from './refusal.ts';
import { REGISTRY_ROLE, SCHOOL_ROLE } from './roles.ts';

const TENANT_POLICY = 'tenant_only';

/** The statements that put a table of schema school under its tenant's rule. */
export const isolate = (table: string): string[] => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy ${TENANT_POLICY} on ${table}
    using (tenant_id = nullif(current_setting('waymark.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('waymark.tenant', true), '')::uuid)`,
];

type Gap = { name: string };
/** What the catalogue says: every table of `school` forced, one policy each, neither role in the other's schema. */
async function checkCatalogue(owner: OwnerHandle): Promise<void> {
  const open = await sql<Gap>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'school' and c.relkind in ('r', 'p') and (not c.relrowsecurity or not c.relforcerowsecurity
      or (select count(*) from pg_policy p where p.polrelid = c.oid) <> 1
      or not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = ${TENANT_POLICY}))`.execute(
    owner,
  );
  const table = open.rows[0]?.name;
  if (table !== undefined) {
    throw new StartRefusal('table_open', `Row-level security is not forced on ${table}.`, [
      `alter table ${table} enable row level security;`,
      `alter table ${table} force row level security;`,
    ]);
  }
  const crossed = await sql<Gap & { role: string }>`
    select c.oid::regclass::text as name, r.role from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join (values (${SCHOOL_ROLE}, 'registry'), (${REGISTRY_ROLE}, 'school')) as r(role, closed) on r.closed = n.nspname
    where c.relkind in ('r', 'p', 'v', 'm')
      and has_table_privilege(r.role, c.oid, 'select, insert, update, delete, truncate')`.execute(
    owner,
  );
  const grant = crossed.rows[0];
  if (grant !== undefined) {
    throw new StartRefusal('grant_crossed', `The role ${grant.role} may use ${grant.name}.`, [
      `revoke all on ${grant.name} from ${grant.role}, public;`,
    ]);
  }
}

async function refusedBy(tx: Transaction<unknown>, statement: string): Promise<boolean> {
  await sql`savepoint probe`.execute(tx);
  try {
    await sql.raw(statement).execute(tx);
    return false;
  } catch (error) {
    await sql`rollback to savepoint probe`.execute(tx);
    return (error as { code?: string }).code === '42501';
  }
}

const UNDO = Symbol('undo');
/** What a transaction can really do: a row of one tenant, looked for by another. All of it is rolled back. */
async function probe(owner: OwnerHandle): Promise<void> {
  const [mine, other] = [randomUUID(), randomUUID()];
  const fail = (what: string): never => {
    throw new StartRefusal('probe_failed', `Tenants are not kept apart: ${what}.`);
  };
  try {
    await owner.transaction().execute(async (tx) => {
      const become = (tenant: string) =>
        sql`select set_config('role', ${SCHOOL_ROLE}, true), set_config('waymark.tenant', ${tenant}, true)`.execute(
          tx,
        );
      const insert = `insert into school.tenant_clock (tenant_id, epoch) values ('${mine}', 'probe')`;
      await become(mine);
      await sql.raw(insert).execute(tx);
      for (const stranger of [other, '']) {
        await become(stranger);
        const seen = await sql`select from school.tenant_clock where tenant_id = ${mine}`.execute(
          tx,
        );
        if (seen.rows.length > 0) fail('a row of another tenant was read');
      }
      if (!(await refusedBy(tx, insert))) fail('a row of another tenant was written');
      if (!(await refusedBy(tx, 'select from registry.tenant')))
        fail('the school role read schema registry');
      await sql`select set_config('role', ${REGISTRY_ROLE}, true)`.execute(tx);
      if (!(await refusedBy(tx, 'select from school.tenant_clock')))
        fail('the registry role read schema school');
      throw UNDO;
    });
  } catch (thrown) {
    if (thrown !== UNDO) throw thrown;
  }
}

/** Throws StartRefusal unless row-level security holds, by the catalogue and by trying. */
export async function checkIsolation(owner: OwnerHandle): Promise<void> {
  await checkCatalogue(owner);
  await probe(owner);
}
