import { sweepAccounts, sweepPeople } from './admin/sessions.ts';
import type { TenantTx } from './db/database.ts';
import type { Deps } from './deps.ts';

const EVERY_MS = 10 * 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A nonce is bound to a state of 5 minutes and a token of 2; an hour is long past both. Codes: api/pairing/codes.ts. */
const SPENT_MS = HOUR;
/** Sessions that are over stay for a day, for whoever reads the log beside them. */
const SESSION_MS = DAY;
/** A refresh token spent longer ago is refused like an unknown one; it no longer ends its family. */
const REFRESH_MS = 7 * DAY;
/**
 * At most once. A paired browser that stays away is forgotten after 90 days (lti/session.ts), so nobody comes back with
 * an older push. And if one did: the same words under the same stamp change nothing.
 */
const OUTCOME_MS = 120 * DAY;

/** A link that is over says so for a month; then it is unknown. */
const LINK_MS = 30 * DAY;

const before = (age: number) => new Date(Date.now() - age);

async function sweepSchool(tx: TenantTx): Promise<void> {
  const over = before(SESSION_MS);
  await tx
    .deleteFrom('school.session')
    .where((is) => is.or([is('expires_at', '<', over), is('revoked_at', '<', over)]))
    .execute();
  await sweepPeople(tx);
  await tx.deleteFrom('school.spent_refresh').where('spent_at', '<', before(REFRESH_MS)).execute();
  await tx.deleteFrom('school.mutation').where('made_at', '<', before(OUTCOME_MS)).execute();
}

/** Forgets what has served. The audit, tombstones and words that lost stay. */
export async function sweep({ database }: Pick<Deps, 'database'>): Promise<void> {
  const tenants = await database.registry(async (tx) => {
    const spent = before(SPENT_MS);
    await tx.deleteFrom('registry.lti_nonce').where('created_at', '<', spent).execute();
    await sweepAccounts(tx);
    await tx.deleteFrom('registry.one_time_code').where('expires_at', '<', spent).execute();
    await tx
      .deleteFrom('registry.registration_link')
      .where('expires_at', '<', before(LINK_MS))
      .execute();
    return tx.selectFrom('registry.tenant').select('id').execute();
  });
  for (const { id } of tenants) await database.tenant(id, sweepSchool);
}

/** Sweeps, and readies the next keys, now and every ten minutes; returns what ends it. Any number of nodes may at once. */
export function keepSwept(deps: Deps): () => void {
  const run = () => {
    deps.background.run('sweep', () => sweep(deps));
    deps.background.run('next keys', () => deps.lti.readyNextKeys());
  };
  run();
  const timer = setInterval(run, EVERY_MS).unref();
  return () => clearInterval(timer);
}
