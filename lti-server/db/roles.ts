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

async function makeRole(owner: OwnerHandle, role: string): Promise<void> {
  for (let round = 0; ; round++) {
    const state = await stateOf(owner, role);
    if (state.exists && state.usable) return;
    const missing = [...(state.exists ? [] : [create(role)]), grant(role, state.me)];
    try {
      for (const statement of missing) await sql.raw(statement).execute(owner);
      return;
    } catch (error) {
      if (RACES.has(codeOf(error)) && round < 5) continue;
      throw new StartRefusal(
        'role_missing',
        `The database role ${role} is missing or not granted to ${state.me}, and could not be made (${codeOf(error)}).`,
        missing,
      );
    }
  }
}

/** Makes the two roles every transaction runs under, or refuses with the SQL to run. */
export async function makeRoles(owner: OwnerHandle): Promise<void> {
  for (const role of ROLES) await makeRole(owner, role);
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
