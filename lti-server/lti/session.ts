import { hash, randomBytes, randomUUID } from 'node:crypto';
import type { PersonId, TenantId, Uuid } from '../../shared/model/ids.ts';
import type { Connection, Tokens } from '../../shared/protocol/http.ts';
import type { Database, TenantTx } from '../db/database.ts';

/** launch: an LTI page. device: paired by click or code, refreshed. silent: the extension's own launch, no refresh. */
export type SessionKind = 'launch' | 'device' | 'silent';
export type Session = {
  tenant: TenantId;
  person: PersonId;
  id: Uuid;
  kind: SessionKind;
  /** One paired browser. */
  family: Uuid;
};
export type Issued = { session: Session; tokens: Tokens };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ACCESS_MS: Record<SessionKind, number> = {
  launch: 8 * HOUR,
  device: 15 * MINUTE,
  silent: 8 * HOUR,
};
/** A device that was not used for so long is forgotten. */
const DEVICE_MS = 90 * 24 * HOUR;
const TOKEN = /^wm_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_[\w-]{43}$/;

const newToken = (tenant: TenantId) => `wm_${tenant}_${randomBytes(32).toString('base64url')}`;
export const tokenHash = (token: string) => hash('sha256', token, 'base64url');
/** The tenant a token names; null when it is no token of ours. It proves nothing yet. */
export const tenantOfToken = (token: string): TenantId | null => TOKEN.exec(token)?.[1] ?? null;

/** Fresh tokens of a kind, and how long they hold. Only hashes are stored. */
export function mintTokens(tenant: TenantId, kind: SessionKind, now: number) {
  const access = newToken(tenant);
  const refresh = kind === 'device' ? newToken(tenant) : null;
  const accessExpiresAt = now + ACCESS_MS[kind];
  const tokens: Tokens = { access, accessExpiresAt, ...(refresh === null ? {} : { refresh }) };
  const columns = {
    access_hash: tokenHash(access),
    access_expires_at: new Date(accessExpiresAt),
    refresh_hash: refresh === null ? null : tokenHash(refresh),
    expires_at: new Date(kind === 'device' ? now + DEVICE_MS : accessExpiresAt),
    used_at: new Date(now),
  };
  return { tokens, columns };
}

export type NewSession = { person: PersonId; kind: SessionKind; label: string; family?: Uuid };

/** A session to be, of whoever it is given to; `row`: what is kept of it. */
export function newSession(tenant: TenantId, { kind, label, family }: Omit<NewSession, 'person'>) {
  const { tokens, columns } = mintTokens(tenant, kind, Date.now());
  const row = { id: randomUUID(), kind, family: family ?? randomUUID(), label, ...columns };
  const sessionOf = (person: PersonId): Session => ({
    tenant,
    person,
    id: row.id,
    kind,
    family: row.family,
  });
  return { tokens, row, sessionOf };
}

/** Call in the transaction of whatever gave the right to it. `label`: what the person calls this browser; '' for pages. */
export async function issueSession(
  tx: TenantTx,
  tenant: TenantId,
  { person, ...wanted }: NewSession,
): Promise<Issued> {
  const { tokens, row, sessionOf } = newSession(tenant, wanted);
  await tx
    .insertInto('school.session')
    .values({ tenant_id: tenant, person_id: person, ...row })
    .execute();
  return { session: sessionOf(person), tokens };
}

/** The session of an access token, or null: unknown, expired, revoked, malformed are all one to the caller. */
export async function authenticate(database: Database, bearer: string): Promise<Session | null> {
  const tenant = tenantOfToken(bearer);
  if (tenant === null) return null;
  return database.tenant(tenant, async (tx) => {
    const row = await tx
      .selectFrom('school.session')
      .select(['id', 'person_id', 'kind', 'family', 'used_at'])
      .where('access_hash', '=', tokenHash(bearer))
      .where('revoked_at', 'is', null)
      .where('access_expires_at', '>', new Date())
      .executeTakeFirst();
    if (row === undefined) return null;
    if (row.used_at.getTime() < Date.now() - MINUTE) {
      await tx
        .updateTable('school.session')
        .set({ used_at: new Date() })
        .where('id', '=', row.id)
        .execute();
    }
    return { tenant, person: row.person_id, id: row.id, kind: row.kind, family: row.family };
  });
}

export async function endSession(tx: TenantTx, id: Uuid): Promise<void> {
  await tx
    .updateTable('school.session')
    .set({ revoked_at: new Date() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Ends one paired browser of a person; `person` keeps others' out of reach. */
export async function endFamily(tx: TenantTx, person: PersonId, family: Uuid): Promise<void> {
  await tx
    .updateTable('school.session')
    .set({ revoked_at: new Date() })
    .where('family', '=', family)
    .where('person_id', '=', person)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Connected browsers: what is paired or silently connected now. `id` is the family, for endFamily. */
export async function listConnections(tx: TenantTx, current: Session): Promise<Connection[]> {
  const rows = await tx
    .selectFrom('school.session')
    .select(['family', 'label', 'kind', 'made_at', 'used_at'])
    .where('person_id', '=', current.person)
    .where('kind', '<>', 'launch')
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date())
    .orderBy('used_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.family,
    label: row.label,
    createdAt: row.made_at.getTime(),
    lastUsedAt: row.used_at.getTime(),
    silent: row.kind === 'silent',
    current: row.family === current.family,
  }));
}
