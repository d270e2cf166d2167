import type { Database, TenantTx } from '../db/database.ts';
import { endFamily, type Issued, mintTokens, tenantOfToken, tokenHash } from './session.ts';

/**
 * Rotating refresh tokens (RFC 9700, 4.14.2): one that was used before ends its family. One excuse: a browser worker
 * killed between our answer and its disk comes back with the token it had. So the token just before the present one
 * is taken once more within 60 s. That is safe to give: whoever holds the other of the two (the lost answer's, or a
 * thief's) is left with a token that was never excused, and its first use ends the family.
 */
const EXCUSED_MS = 60_000;

type Spent = { session_id: string; successor: string; excused: boolean; spent_at: Date };

async function rotate(
  tx: TenantTx,
  id: string,
  from: { hash: string; excused: boolean },
): Promise<Issued | null> {
  const row = await tx
    .selectFrom('school.session')
    .select(['tenant_id', 'id', 'person_id', 'kind', 'family'])
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date())
    .executeTakeFirst();
  if (row === undefined) return null;
  const { tokens, columns } = mintTokens(row.tenant_id, row.kind, Date.now());
  if (columns.refresh_hash === null) return null;
  await tx.updateTable('school.session').set(columns).where('id', '=', id).execute();
  await tx
    .insertInto('school.spent_refresh')
    .values({
      tenant_id: row.tenant_id,
      refresh_hash: from.hash,
      session_id: id,
      successor: columns.refresh_hash,
      excused: from.excused,
    })
    .execute();
  const session = {
    tenant: row.tenant_id,
    person: row.person_id,
    id,
    kind: row.kind,
    family: row.family,
  };
  return { session, tokens };
}

async function comeBack(tx: TenantTx, hash: string, spent: Spent): Promise<Issued | null> {
  const now = await tx
    .selectFrom('school.session')
    .select(['person_id', 'family', 'refresh_hash'])
    .where('id', '=', spent.session_id)
    .forUpdate()
    .executeTakeFirst();
  if (now === undefined) return null;
  const recent = spent.spent_at.getTime() > Date.now() - EXCUSED_MS;
  if (recent && !spent.excused && now.refresh_hash === spent.successor) {
    await tx
      .updateTable('school.spent_refresh')
      .set({ excused: true })
      .where('refresh_hash', '=', hash)
      .execute();
    // The lost answer's token has had its excuse already.
    return rotate(tx, spent.session_id, { hash: spent.successor, excused: true });
  }
  await endFamily(tx, now.person_id, now.family);
  return null;
}

/** New tokens for a refresh token; null: it is unknown, its session ended, or it came back and its family ends now. */
export async function refreshSession(database: Database, refresh: string): Promise<Issued | null> {
  const tenant = tenantOfToken(refresh);
  if (tenant === null) return null;
  const hash = tokenHash(refresh);
  return database.tenant(tenant, async (tx) => {
    const live = await tx
      .selectFrom('school.session')
      .select('id')
      .where('refresh_hash', '=', hash)
      .forUpdate()
      .executeTakeFirst();
    if (live !== undefined) return rotate(tx, live.id, { hash, excused: false });
    const spent = await tx
      .selectFrom('school.spent_refresh')
      .select(['session_id', 'successor', 'excused', 'spent_at'])
      .where('refresh_hash', '=', hash)
      .executeTakeFirst();
    return spent === undefined ? null : comeBack(tx, hash, spent);
  });
}
