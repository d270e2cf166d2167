import { sql } from 'kysely';
import type { OwnerHandle } from './database.ts';
import { StartRefusal } from './refusal.ts';

export const REGISTRY_ROLE = 'waymark_registry';
export const SCHOOL_ROLE = 'waymark_school';
const ROLES = [REGISTRY_ROLE, SCHOOL_ROLE] as const;

/** Other nodes, or other databases of one cluster, may make the same roles at the same moment. */
const RACES = new Set(['42710', '23505', 'XX000']);
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

type RoleState = { exists: boolean; usable: boolean; me: string };
async function stateOf(owner: OwnerHandle, role: string): Promise<RoleState> {
  const { rows } = await sql<RoleState>`
    select r.oid is not null as "exists", current_user::text as me,
      coalesce(pg_has_role(current_user, r.oid, 'member'), false) as usable
    from (select 1) as one left join pg_roles r on r.rolname = ${role}`.execute(owner);
  return rows[0] ?? { exists: false, usable: false, me: '' };
}

const create = (role: string) =>
  `create role ${role} nologin nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit;`;
const grant = (role: string, me: string) => `grant ${role} to "${me.replaceAll('"', '""')}";`;

async function missingOf(owner: OwnerHandle, role: string): Promise<string[]> {
  const { exists, usable, me } = await stateOf(owner, role);
  if (exists && usable) return [];
  return [...(exists ? [] : [create(role)]), grant(role, me)];
}

async function makeRole(owner: OwnerHandle, role: string): Promise<void> {
  for (let round = 0; ; round++) {
    const missing = await missingOf(owner, role);
    try {
      for (const statement of missing) await sql.raw(statement).execute(owner);
      return;
    } catch (error) {
      if (RACES.has(codeOf(error)) && round < 5) continue;
      const { me } = await stateOf(owner, role);
      const all = [];
      for (const one of ROLES) all.push(...(await missingOf(owner, one)));
      throw new StartRefusal(
        'role_missing',
        `The database role ${role} is missing or not granted to ${me}, and could not be made (${codeOf(error)}).`,
        all,
      );
    }
  }
}

/** Makes the two roles every transaction runs under, or refuses with the SQL to run. */
export async function makeRoles(owner: OwnerHandle): Promise<void> {
  for (const role of ROLES) await makeRole(owner, role);
}

/** The role we connect as, where row-level security does not hold for it; else null. */
export async function unboundRole(owner: OwnerHandle): Promise<string | null> {
  const { rows } = await sql<{ role: string }>`
    select rolname::text as role from pg_roles
    where rolname = session_user and (rolsuper or rolbypassrls)`.execute(owner);
  return rows[0]?.role ?? null;
}

type Attributes = {
  role: string;
  superuser: boolean;
  bypass: boolean;
  login: boolean;
  member_of: string | null;
  owns: string | null;
};
async function attributes(owner: OwnerHandle): Promise<Attributes[]> {
  const { rows } = await sql<Attributes>`
    select r.rolname::text as role, r.rolsuper as superuser, r.rolbypassrls as bypass, r.rolcanlogin as login,
      (select min(g.rolname::text) from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid)
        as member_of,
      (select min(c.oid::regclass::text) from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p', 'v', 'm'))
        as owns
    from pg_roles r where r.rolname in (${sql.join([...ROLES])})`.execute(owner);
  return rows;
}

/** Refuses when a role could see past row-level security. */
export async function checkRoles(owner: OwnerHandle): Promise<void> {
  for (const found of await attributes(owner)) {
    const { role } = found;
    const refuse = (code: string, what: string, ...repair: string[]) => {
      throw new StartRefusal(code, `The database role ${role} ${what}.`, repair);
    };
    if (found.superuser)
      refuse('role_superuser', 'is a superuser', `alter role ${role} nosuperuser nobypassrls;`);
    if (found.bypass)
      refuse('role_bypasses', 'can bypass row-level security', `alter role ${role} nobypassrls;`);
    if (found.login) refuse('role_login', 'can log in', `alter role ${role} nologin;`);
    if (found.member_of !== null)
      refuse(
        'role_member',
        `is a member of ${found.member_of}`,
        `revoke "${found.member_of}" from ${role};`,
      );
    if (found.owns !== null)
      refuse('role_owner', `owns ${found.owns}`, `reassign owned by ${role} to current_user;`);
  }
}
