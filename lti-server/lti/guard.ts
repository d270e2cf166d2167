import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { parseClaims } from './claims.ts';
import { type Flow, type Flows, same } from './flow.ts';
import type { Launch } from './launch.ts';
import { launchOf } from './launch-of-claims.ts';
import type { FoundPlatform, Platforms } from './platforms.ts';
import { LaunchRefusal } from './refusal.ts';
import { spendLaunch } from './spend.ts';
import { partOf, type Verify } from './verify.ts';

export type GuardParts = {
  flows: Flows;
  platforms: Platforms;
  verify: Verify;
  database: Database;
  /** Ours. */
  origin: string;
};

const HeaderSchema = v.object({ alg: v.literal('RS256'), kid: v.pipe(v.string(), v.minLength(1)) });
const UncheckedSchema = v.object({
  nonce: v.string(),
  aud: v.union([v.string(), v.array(v.string())]),
  azp: v.optional(v.string()),
});

/** Cheap and before any key is fetched: this token answers this login, for the client it was begun for. */
function checkBelongs(idToken: string, flow: Flow, nonce: string): void {
  if (!v.is(HeaderSchema, partOf(idToken, 0)))
    throw new LaunchRefusal('launch_invalid', 'alg or kid');
  const body = v.safeParse(UncheckedSchema, partOf(idToken, 1));
  if (!body.success) throw new LaunchRefusal('launch_invalid', 'nonce or aud');
  const { aud, azp } = body.output;
  if (!same(body.output.nonce, nonce))
    throw new LaunchRefusal('launch_state', 'nonce of another login');
  const audience = typeof aud === 'string' ? [aud] : aud;
  if (!audience.includes(flow.clientId) || (azp !== undefined && azp !== flow.clientId))
    throw new LaunchRefusal('launch_invalid', 'audience');
  if (audience.length > 1 && azp === undefined)
    throw new LaunchRefusal('launch_invalid', 'azp missing');
}

/** The one way a token becomes a Launch; browser and extension both come through here. */
export function createGuard(parts: GuardParts) {
  const { flows, platforms, verify, database, origin } = parts;

  async function check(idToken: string, nonce: string, flow: Flow, platform: FoundPlatform) {
    const claims = parseClaims(await verify(idToken, platform), origin);
    if (flow.kind === 'silent' && claims.message_type !== 'LtiResourceLinkRequest')
      throw new LaunchRefusal('launch_invalid', 'message of a silent launch');
    const launch = launchOf(claims, platform, flow);
    // The nonce is bound to the state: so both are good once.
    const spent = await spendLaunch(database, nonce, platform, launch);
    return spent === 'changed' ? null : { ...launch, ...spent };
  }

  /** `flow` is the opened `state`, and whoever sent it has proved to be the one it is bound to. */
  return async (idToken: string, state: string, flow: Flow): Promise<Launch> => {
    const nonce = flows.nonceOf(state);
    checkBelongs(idToken, flow, nonce);
    const { issuer, clientId } = flow;
    const launch = await check(idToken, nonce, flow, await platforms.recent(issuer, clientId));
    if (launch !== null) return launch;
    platforms.forget();
    const again = await check(idToken, nonce, flow, await platforms.live(issuer, clientId));
    if (again === null) throw new LaunchRefusal('unavailable', 'platform is being changed');
    return again;
  };
}
export type Guard = ReturnType<typeof createGuard>;
