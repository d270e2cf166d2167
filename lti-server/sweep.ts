import type { Deps } from './deps.ts';

const EVERY_MS = 10 * 60_000;
/** A nonce is bound to a state of 5 minutes and a token of 2; an hour is long past both. */
const KEPT_MS = 3_600_000;

/** Forgets what has served: spent nonces and old one-time codes. */
export async function sweep({ database }: Pick<Deps, 'database'>): Promise<void> {
  const before = new Date(Date.now() - KEPT_MS);
  await database.registry(async (tx) => {
    await tx.deleteFrom('registry.lti_nonce').where('created_at', '<', before).execute();
    await tx.deleteFrom('registry.one_time_code').where('expires_at', '<', before).execute();
  });
}

/** Sweeps now and every ten minutes; returns what ends it. Any number of nodes may do it at once. */
export function keepSwept(deps: Deps): () => void {
  const run = () => deps.background.run('sweep', () => sweep(deps));
  run();
  const timer = setInterval(run, EVERY_MS).unref();
  return () => clearInterval(timer);
}
