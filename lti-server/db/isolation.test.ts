import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { TenantId } from '../../shared/model/ids.ts';
import { newPostgres, onBothDatabases } from '../../test/postgres/databases.ts';
import { asSuperuser } from '../../test/postgres/superuser.ts';
import { createDatabase } from './create.ts';
import type { Database, TenantTx } from './database.ts';
import { makeTenant } from './tenant.ts';

const ID = '00000000-0000-4000-8000-000000000001';
/** A row for each table, in an order their keys allow. */
const ROWS: Record<string, string> = {
  'school.lms_origin': `'https://lms.example', 'issuer'`,
  'school.person': `'${ID}', 'issuer', 'sub', null, 'Ada'`,
  'school.context': `'${ID}', 'issuer', 'client', 'deployment', 'lti', 'other', null, 'Writing'`,
  'school.membership': `'${ID}', '${ID}', 'learner', null, true`,
  'school.session': `'${ID}', '${ID}', 'device', '${ID}', '', 'access', now(), 'refresh', now()`,
  'school.spent_refresh': `'refresh', '${ID}', 'next', false`,
  'school.record': `'${ID}', 'goal', null, '${ID}', null, null, '{}', '{}'`,
  'school.change': `'person:${ID}', '${ID}', 1, false`,
  'school.mutation': `'${ID}', '${ID}', '{}'`,
  'school.field_history': `'${ID}', 'text', 'stamp', 'words', '${ID}'`,
  'school.audit': `'${ID}', '${ID}', 'action', 'code', null`,
  'school.admin_session': `'token', '${ID}'`,
  'school.erasure': `'${ID}', 'person', '${ID}', '{}'`,
  'school.erased_person': `'hash'`,
};
/** They come with the school itself. */
const FIRST = ['school.profile', 'school.tenant_clock'];
const tablesIn = async (database: Database, tenant: TenantId): Promise<string[]> => {
  const { rows } = await database.tenant(tenant, (tx) =>
    sql<{ name: string }>`
      select 'school.' || tablename as name from pg_tables where schemaname = 'school' order by 1`.execute(
      tx,
    ),
  );
  return rows.map(({ name }) => name);
};

async function fill(tx: TenantTx, tenant: TenantId): Promise<void> {
  for (const [table, values] of Object.entries(ROWS))
    await sql.raw(`insert into ${table} values ('${tenant}', ${values})`).execute(tx);
}
const count = async (database: Database, tenant: TenantId, table: string): Promise<number> => {
  const read = await database.tenant(tenant, (tx) => sql.raw(`select from ${table}`).execute(tx));
  return read.rows.length;
};

onBothDatabases('isolation', ({ database, tenant }) => {
  it('shows no row of a tenant to another, in any table', async () => {
    const other = await makeTenant(database(), 'Other');
    await database().tenant(tenant(), (tx) => fill(tx, tenant()));
    const tables = await tablesIn(database(), tenant());
    expect(tables).toEqual([...FIRST, ...Object.keys(ROWS)].sort());
    for (const table of tables) {
      const own = FIRST.includes(table) ? 1 : 0;
      expect([table, await count(database(), tenant(), table)]).toEqual([table, 1]);
      expect([table, await count(database(), other, table)]).toEqual([table, own]);
    }
  });

  it('lets no row be written for another tenant', async () => {
    const other = await makeTenant(database(), 'Other');
    const write = database().tenant(tenant(), (tx) => fill(tx, other));
    await expect(write).rejects.toMatchObject({ code: '42501' });
  });

  it('begins every key, every unique index and every foreign key with the tenant', async () => {
    const { rows } = await database().tenant(tenant(), (tx) =>
      sql<{ name: string; first: string }>`
        select i.indexrelid::regclass::text as name, a.attname::text as first
          from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
          where n.nspname = 'school'
        union all
        select f.conrelid::regclass::text || ': ' || f.conname, own.attname || ' to ' || theirs.attname
          from pg_constraint f join pg_namespace n on n.oid = f.connamespace
          join pg_attribute own on own.attrelid = f.conrelid and own.attnum = f.conkey[1]
          join pg_attribute theirs on theirs.attrelid = f.confrelid and theirs.attnum = f.confkey[1]
          where n.nspname = 'school' and f.contype = 'f'`.execute(tx),
    );
    const told = (first: string) => rows.filter((row) => row.first === first);
    expect(rows.length).toBeGreaterThan(25);
    expect(rows).toEqual([...told('tenant_id'), ...told('tenant_id to tenant_id')]);
    expect(told('tenant_id to tenant_id').length).toBeGreaterThan(5);
  });

  it('keeps the two schemas apart, and the audit as it was written', async () => {
    const school = (statement: string) =>
      database().tenant(tenant(), (tx) => sql.raw(statement).execute(tx));
    const registry = (statement: string) =>
      database().registry((tx) => sql.raw(statement).execute(tx));
    await school(`insert into school.audit values ('${tenant()}', ${ROWS['school.audit']})`);
    for (const refused of [
      () => school('select from registry.tenant'),
      () => school('select from registry.migration'),
      () => school('delete from school.audit'),
      () => school(`update school.audit set code = 'other'`),
      () => school('create table school.mine (id int)'),
      () => registry('select from school.person'),
      () => registry('delete from registry.audit'),
      () => registry(`update registry.audit set code = 'other'`),
    ])
      await expect(refused()).rejects.toMatchObject({ code: '42501' });
  });
});

describe('start on PostgreSQL', () => {
  const start = async (url: string) => {
    const database = await createDatabase({ kind: 'postgres', url });
    await database.close();
  };

  it('is refused when row-level security is off, or a role may use the other schema', async () => {
    const url = await newPostgres();
    await asSuperuser(url, 'alter table school.person no force row level security');
    await expect(start(url)).rejects.toMatchObject({ code: 'table_open' });
    await asSuperuser(url, 'alter table school.person force row level security');
    await asSuperuser(url, 'create policy also on school.person using (true)');
    await expect(start(url)).rejects.toMatchObject({ code: 'table_open' });
    await asSuperuser(url, 'drop policy also on school.person');
    await asSuperuser(url, 'grant select on registry.tenant to waymark_school');
    await expect(start(url)).rejects.toMatchObject({ code: 'grant_crossed' });
    await asSuperuser(url, 'revoke select on registry.tenant from waymark_school');
    await start(url);
  });

  it('is refused when a policy lets everything through', async () => {
    const url = await newPostgres();
    await asSuperuser(
      url,
      'drop policy tenant_only on school.tenant_clock',
      'create policy tenant_only on school.tenant_clock using (true)',
    );
    await expect(start(url)).rejects.toMatchObject({ code: 'probe_failed' });
  });

  it('is refused when a role of ours owns a table', async () => {
    const url = await newPostgres();
    await asSuperuser(
      url,
      'create table public.mine (id int)',
      'alter table public.mine owner to waymark_school',
    );
    const refusal = start(url);
    await expect(refusal).rejects.toMatchObject({ code: 'role_owner' });
    await expect(refusal).rejects.toThrow(/reassign owned by waymark_school/);
  });

  it('is refused, with the SQL to run, to a login that has not been given the roles', async () => {
    const url = await newPostgres();
    await asSuperuser(url, 'drop role if exists waymark_guest', 'create role waymark_guest login');
    const refusal = start(url.replace('user=postgres', 'user=waymark_guest'));
    await expect(refusal).rejects.toMatchObject({ code: 'role_missing' });
    await expect(refusal).rejects.toThrow(/grant waymark_registry to "waymark_guest";/);
  });

  it('works for a plain owner that may become the roles', async () => {
    const url = await newPostgres();
    const name = /\/\/\/(\w+)\?/.exec(url)?.[1] ?? '';
    const fresh = `${name}_owned`;
    await asSuperuser(
      url,
      `create role ${fresh} login nosuperuser`,
      `grant waymark_registry, waymark_school to ${fresh}`,
      `create database ${fresh} owner ${fresh}`,
    );
    await start(url.replace(`/${name}?`, `/${fresh}?`).replace('user=postgres', `user=${fresh}`));
  });
});
