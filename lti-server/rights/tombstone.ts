import { createHmac } from 'node:crypto';
import type { Database, TenantTx } from '../db/database.ts';
import { keyFor } from '../lti/keys-of-secret.ts';
import type { Subject } from './export.ts';

type Who = { issuer: string; sub: string };
export type HashOf = (who: Who) => string;

/** A keyed hash of an LMS id: who has the database alone cannot tell whose it is. */
export const hashWith =
  (secret: string): HashOf =>
  ({ issuer, sub }) =>
    createHmac('sha256', keyFor(secret, 'erased people'))
      .update(JSON.stringify([issuer, sub]))
      .digest('base64url');

/**
 * Whether the class list alone would bring somebody back who was erased. Their own launch does: then they are a new person,
 * of whom nothing is known, and the list speaks of that one.
 */
export async function staysErased(tx: TenantTx, hashOf: HashOf): Promise<(who: Who) => boolean> {
  const erased = await tx.selectFrom('school.erased_person').select('hash').execute();
  if (erased.length === 0) return () => false;
  const back = await tx
    .selectFrom('school.person')
    .select(['issuer', 'sub'])
    .where('seen_at', 'is not', null)
    .execute();
  const hashes = new Set(erased.map(({ hash }) => hash));
  for (const who of back) hashes.delete(hashOf(who));
  return (who) => hashes.has(hashOf(who));
}

/** Of the person an erasure is about; none for a course or a school. */
export async function hashesOf(
  database: Database,
  { tenant, what, subject }: Subject,
  hashOf: HashOf,
): Promise<string[]> {
  if (what !== 'person') return [];
  const rows = await database.tenant(tenant, (tx) =>
    tx.selectFrom('school.person').select(['issuer', 'sub']).where('id', '=', subject).execute(),
  );
  return rows.map(hashOf);
}
