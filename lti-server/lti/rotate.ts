import type { Database, RegistryTx } from '../db/database.ts';
import type { Ltijs } from './ltijs.ts';

/**
 * Keys of a platform by age: the one `lti_platform.kid` names signs; younger ones are shown beforehand, so that a key set
 * an LMS keeps for a while knows them; the one before is shown until the next rotation, for what it has signed.
 */
export type Rotation =
  /** There was none to change to: it is shown from now on. Rotate again when every LMS has looked. */
  { done: 'published' } | { done: 'rotated'; from: string; to: string };

const platformOf = (tx: RegistryTx, issuer: string, clientId: string) =>
  tx
    .selectFrom('registry.lti_platform')
    .select('kid')
    .where('platform_url', '=', issuer)
    .where('client_id', '=', clientId)
    .forUpdate()
    .executeTakeFirst();

const keysOf = (tx: RegistryTx, issuer: string, clientId: string) =>
  tx
    .selectFrom('registry.lti_public_key')
    .select('kid')
    .where('platform_url', '=', issuer)
    .where('client_id', '=', clientId)
    .orderBy('created_at')
    .execute();

/** Forgets the key before the one that signs, and lets the next one sign. Its platform's name for us is the key's id. */
async function change(tx: RegistryTx, keys: readonly string[], from: string, to: string) {
  const old = keys.slice(0, keys.indexOf(from));
  if (old.length > 0)
    for (const table of ['registry.lti_public_key', 'registry.lti_private_key'] as const)
      await tx.deleteFrom(table).where('kid', 'in', old).execute();
  await tx.updateTable('registry.lti_platform').set({ kid: to }).where('kid', '=', from).execute();
  await tx
    .updateTable('registry.lti_platform_status')
    .set({ id: to })
    .where('id', '=', from)
    .execute();
}

/** Rejects when the platform is not registered. Two at once: the second waits, and finds no next key or another. */
export async function rotateKey(
  database: Database,
  ltijs: Pick<Ltijs, 'addKey'>,
  issuer: string,
  clientId: string,
): Promise<Rotation> {
  const done = await database.registry(async (tx): Promise<Rotation> => {
    const platform = await platformOf(tx, issuer, clientId);
    if (platform === undefined) throw new Error('This platform is not registered.');
    const keys = (await keysOf(tx, issuer, clientId)).map(({ kid }) => kid);
    const next = keys[keys.indexOf(platform.kid) + 1];
    if (next === undefined) return { done: 'published' };
    await change(tx, keys, platform.kid, next);
    return { done: 'rotated', from: platform.kid, to: next };
  });
  await ltijs.addKey(issuer, clientId);
  return done;
}

/** Sees to it that every platform has a next key shown. Two nodes at once may make two: the older is next. */
export async function readyNextKeys(
  database: Database,
  ltijs: Pick<Ltijs, 'addKey'>,
): Promise<void> {
  const without = await database.registry((tx) =>
    tx
      .selectFrom('registry.lti_platform as p')
      .innerJoin('registry.lti_public_key as k', 'k.kid', 'p.kid')
      .select(['p.platform_url', 'p.client_id'])
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('registry.lti_public_key as next')
              .select('next.kid')
              .whereRef('next.platform_url', '=', 'p.platform_url')
              .whereRef('next.client_id', '=', 'p.client_id')
              .whereRef('next.created_at', '>', 'k.created_at'),
          ),
        ),
      )
      .execute(),
  );
  for (const { platform_url, client_id } of without) await ltijs.addKey(platform_url, client_id);
}
