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

/** Hashes of those who were erased here. */
export async function erasedIn(tx: TenantTx): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('school.erased_person').select('hash').execute();
  return new Set(rows.map(({ hash }) => hash));
}

/** They come by their own will: a new person, of whom nothing is known. */
export async function welcomeBack(tx: TenantTx, hash: string): Promise<void> {
  await tx.deleteFrom('school.erased_person').where('hash', '=', hash).execute();
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
