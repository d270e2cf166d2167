import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { parseClaims } from './claims.ts';
import type { Flow, Flows } from './flow.ts';
import { same } from './flow.ts';
import type { Launch } from './launch.ts';
import { launchOf } from './launch-of-claims.ts';
import type { Ltijs } from './ltijs.ts';
import type { LtijsStore } from './ltijs-store.ts';
import type { Outgoing } from './outgoing.ts';
import { OutgoingError } from './outgoing-error.ts';
import { platformFor } from './platforms.ts';
import { LaunchRefusal } from './refusal.ts';

export type GuardParts = {
  database: Database;
  flows: Flows;
  ltijs: Ltijs;
  store: LtijsStore;
  http: Outgoing;
  /** Ours. */
  origin: string;
};

const EXPIRED = new Set(['jwt expired', 'TOKEN_TOO_OLD']);
const LONGEST_TOKEN = 200_000;
const HeaderSchema = v.object({ alg: v.literal('RS256'), kid: v.pipe(v.string(), v.minLength(1)) });
const UncheckedSchema = v.object({
  nonce: v.string(),
  aud: v.union([v.string(), v.array(v.string())]),
  azp: v.optional(v.string()),
});

function partOf(idToken: string, index: number): unknown {
  const parts = idToken.split('.');
  if (parts.length !== 3 || idToken.length > LONGEST_TOKEN)
    throw new LaunchRefusal('launch_invalid', 'not a JWT');
  try {
    return JSON.parse(Buffer.from(parts[index] ?? '', 'base64url').toString('utf8'));
  } catch {
    throw new LaunchRefusal('launch_invalid', 'not a JWT');
  }
}

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

function refusalOf(error: unknown): LaunchRefusal {
  if (error instanceof LaunchRefusal) return error;
  if (error instanceof OutgoingError)
    return new LaunchRefusal('unavailable', 'key set of the platform');
  const word = error instanceof Error ? error.message : '';
  if (EXPIRED.has(word)) return new LaunchRefusal('launch_expired', word);
  return new LaunchRefusal('launch_invalid', /^[A-Za-z_ ]{1,60}$/.test(word) ? word : 'token');
}

/** The one way a token becomes a Launch; browser and extension both come through here. */
export function createGuard(parts: GuardParts) {
  const { database, flows, ltijs, store, http, origin } = parts;

  async function verify(idToken: string, flow: Flow) {
    const platform = await platformFor(database, flow.issuer, flow.clientId);
    const attempt = () => ltijs.verify(idToken, platform);
    try {
      return { platform, token: await attempt() };
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'KEY_NOT_FOUND') throw refusalOf(error);
    }
    try {
      // The platform may have a new key since we looked.
      await http.refetchKeys(platform.keys.key);
      return { platform, token: await attempt() };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /** Single use: the nonce is bound to the state, and spent in one statement. */
  async function spend(nonce: string): Promise<void> {
    try {
      await store.Insert(false, 'nonce', { nonce });
    } catch (error) {
      if (error instanceof Error && error.message === 'NONCE_ALREADY_RECEIVED')
        throw new LaunchRefusal('launch_replayed', 'nonce');
      throw error;
    }
  }

  /** `flow` is the opened `state`, and whoever sent it has proved to be the one it is bound to. */
  return async (idToken: string, state: string, flow: Flow): Promise<Launch> => {
    const nonce = flows.nonceOf(state);
    checkBelongs(idToken, flow, nonce);
    const { platform, token } = await verify(idToken, flow);
    const claims = parseClaims(token, origin);
    await spend(nonce);
    return launchOf(claims, platform, flow);
  };
}
export type Guard = ReturnType<typeof createGuard>;
