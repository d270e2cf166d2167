import { MeSchema, PATHS, type Tokens, TokensSchema } from '../../shared/protocol/http.ts';
import { type Account, dropTokens, keyOf, saveMe, saveTokens, tokensOf } from './accounts.ts';
import { callServer } from './api.ts';
import { forgetLaunches } from './silent/made.ts';

/** An access token this close to its end is renewed first, ms. */
const RENEW_BEFORE_MS = 60_000;

/** Server clock minus ours, ms, as the sync has learned it: a computer's clock may be wrong by a year. */
const offsets = new Map<string, number>();
export const learnClock = (server: string, offset: number): void => {
  offsets.set(server, offset);
};

async function signOut(account: Account): Promise<void> {
  await dropTokens(account);
  await forgetLaunches(account);
}

const refreshing = new Map<string, Promise<string | null>>();

async function refreshed(account: Account, tokens: Tokens): Promise<string | null> {
  const stored = await tokensOf(account);
  // Somebody was quicker between our look and now.
  if (stored !== null && stored.refresh !== tokens.refresh) return stored.access;
  if (tokens.refresh === undefined) return null;
  const body = { refresh: tokens.refresh };
  const answer = await callServer(account.server, PATHS.refresh, TokensSchema, { body });
  if (answer.ok) {
    await saveTokens(account, answer.value);
    return answer.value.access;
  }
  // Only the server's no ends a session; being offline does not.
  if (answer.status === 401 || answer.status === 403) await signOut(account);
  return null;
}

/** A rotating refresh token used twice revokes the whole family, so one refresh at a time for one person. */
function refreshOnce(account: Account, tokens: Tokens): Promise<string | null> {
  const key = keyOf(account);
  const running =
    refreshing.get(key) ?? refreshed(account, tokens).finally(() => refreshing.delete(key));
  refreshing.set(key, running);
  return running;
}

/**
 * The bearer token, or null when this person is signed out here. `refused`: a token the server just answered 401
 * to; it is not given again.
 */
export async function accessToken(account: Account, refused?: string): Promise<string | null> {
  const tokens = await tokensOf(account);
  if (tokens === null) return null;
  const schoolNow = Date.now() + (offsets.get(account.server) ?? 0);
  const isFresh = tokens.accessExpiresAt - schoolNow > RENEW_BEFORE_MS;
  if (tokens.access !== refused && (isFresh || tokens.refresh === undefined)) return tokens.access;
  if (tokens.refresh === undefined) {
    await signOut(account);
    return null;
  }
  return (await refreshOnce(account, tokens)) ?? (refused === undefined ? tokens.access : null);
}

/** Who this person is now: courses and roles change at the server. Null when it could not be asked. */
export async function renewMe(account: Account): Promise<Account | null> {
  for (let refused: string | undefined, attempt = 0; attempt < 2; attempt++) {
    const token = await accessToken(account, refused);
    if (token === null) return null;
    const answer = await callServer(account.server, PATHS.me, MeSchema, { token });
    if (answer.ok)
      return answer.value.person === account.me.person ? saveMe(account, answer.value) : null;
    if (answer.status !== 401) return null;
    refused = token;
  }
  return null;
}
