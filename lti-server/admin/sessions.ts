import { randomBytes } from 'node:crypto';
import type { Admin } from '../../shared/model/admin.ts';
import type { PersonId, TenantId } from '../../shared/model/ids.ts';
import type { Database, RegistryTx, TenantTx } from '../db/database.ts';
import { tokenHash } from '../lti/session.ts';

/** Sessions of administrators: over after half an hour without a request, and after four hours in any case. */
const MINUTE = 60_000;
const IDLE_MS = 30 * MINUTE;
const LONGEST_MS = 4 * 60 * MINUTE;

/** `wma_<school>_…` or `wma_server_…`: no token of a learner's or teacher's session looks like it. */
const TOKEN = /^wma_(server|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_[\w-]{43}$/;
const newToken = (of: string): string => `wma_${of}_${randomBytes(32).toString('base64url')}`;
const whereOf = (token: string): string | null => TOKEN.exec(token)?.[1] ?? null;

/** By the clock that ends it. */
const begun = () => ({ made_at: new Date(), used_at: new Date() });

export async function issueForAccount(tx: RegistryTx, account: string): Promise<string> {
  const token = newToken('server');
  const row = { token_hash: tokenHash(token), account, ...begun() };
  await tx.insertInto('registry.admin_session').values(row).execute();
  return token;
}

export async function issueForPerson(
  tx: TenantTx,
  tenant: TenantId,
  person: PersonId,
): Promise<string> {
  const token = newToken(tenant);
  const row = { tenant_id: tenant, token_hash: tokenHash(token), person_id: person, ...begun() };
  await tx.insertInto('school.admin_session').values(row).execute();
  return token;
}

const since = (ms: number): Date => new Date(Date.now() - ms);
const isStale = (row: { used_at: Date }): boolean => row.used_at.getTime() < Date.now() - MINUTE;

const accountOf = (database: Database, hash: string): Promise<Admin | null> =>
  database.registry(async (tx) => {
    const row = await tx
      .selectFrom('registry.admin_session')
      .select(['account', 'used_at'])
      .where('token_hash', '=', hash)
      .where('used_at', '>', since(IDLE_MS))
      .where('made_at', '>', since(LONGEST_MS))
      .executeTakeFirst();
    if (row === undefined) return null;
    if (isStale(row))
      await tx
        .updateTable('registry.admin_session')
        .set({ used_at: new Date() })
        .where('token_hash', '=', hash)
        .execute();
    return { at: 'server', account: row.account };
  });

const personOf = (database: Database, tenant: TenantId, hash: string): Promise<Admin | null> =>
  database.tenant(tenant, async (tx) => {
    const row = await tx
      .selectFrom('school.admin_session')
      .select(['person_id', 'used_at'])
      .where('token_hash', '=', hash)
      .where('used_at', '>', since(IDLE_MS))
      .where('made_at', '>', since(LONGEST_MS))
      .executeTakeFirst();
    if (row === undefined) return null;
    if (isStale(row))
      await tx
        .updateTable('school.admin_session')
        .set({ used_at: new Date() })
        .where('token_hash', '=', hash)
        .execute();
    return { at: 'school', tenant, person: row.person_id };
  });

/** Whose token it is; null for one that is unknown, over, or of anybody else's session. */
export async function adminOf(database: Database, token: string): Promise<Admin | null> {
  const where = whereOf(token);
  if (where === null) return null;
  const hash = tokenHash(token);
  return where === 'server' ? accountOf(database, hash) : personOf(database, where, hash);
}

export async function endAdmin(database: Database, admin: Admin, token: string): Promise<void> {
  const hash = tokenHash(token);
  if (admin.at === 'server')
    await database.registry((tx) =>
      tx.deleteFrom('registry.admin_session').where('token_hash', '=', hash).execute(),
    );
  else
    await database.tenant(admin.tenant, (tx) =>
      tx.deleteFrom('school.admin_session').where('token_hash', '=', hash).execute(),
    );
}

/** Those that are over. */
export async function sweepAccounts(tx: RegistryTx): Promise<void> {
  await tx.deleteFrom('registry.admin_session').where('used_at', '<', since(IDLE_MS)).execute();
}
export async function sweepPeople(tx: TenantTx): Promise<void> {
  await tx.deleteFrom('school.admin_session').where('used_at', '<', since(IDLE_MS)).execute();
}
