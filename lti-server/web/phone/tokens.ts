import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { TokenSource } from '../../../shared/store/transport.ts';
import { type Answer, refreshTokens } from '../api.ts';
import { type Kept, readKept, saveKept } from './kept.ts';

/** What the server says of a credential that was ended, or never was. */
const ENDED: readonly ErrorCode[] = ['session_ended', 'unauthorized'];

/** A refresh token used twice ends its family: tabs of one browser renew one after the other. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = navigator;
  return locks === undefined ? work() : locks.request('waymark-phone refresh', work);
}

async function renewed(kept: Kept, onEnded: () => void): Promise<boolean> {
  const answer = await refreshTokens(kept.tokens.refresh);
  if (answer.ok && answer.value.refresh !== undefined) {
    const { access, accessExpiresAt, refresh } = answer.value;
    saveKept({ ...kept, tokens: { access, accessExpiresAt, refresh } });
    return true;
  }
  if (answer.ok || ENDED.includes(answer.code)) {
    onEnded();
    return false;
  }
  throw new Error(answer.code);
}

/** The kept credential, renewed as it runs out. `onEnded`: the server knows it no longer. */
export function keptTokens(onEnded: () => void): TokenSource {
  let given: string | null = null;
  return {
    access: async () => {
      given = readKept()?.tokens.access ?? null;
      return given;
    },
    refresh: () =>
      inTurn(async () => {
        const kept = readKept();
        if (kept === null) {
          onEnded();
          return false;
        }
        // Another tab was quicker.
        return kept.tokens.access !== given || renewed(kept, onEnded);
      }),
  };
}

/** Asks with the kept credential, once more with a new one where the old has run out. */
export async function asking<T>(
  tokens: TokenSource,
  ask: (access: string) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  try {
    for (const last of [false, true]) {
      const access = await tokens.access();
      if (access === null) return { ok: false, code: 'session_ended' };
      const answer = await ask(access);
      if (answer.ok || answer.code !== 'unauthorized' || last) return answer;
      if (!(await tokens.refresh())) return { ok: false, code: 'session_ended' };
    }
    return { ok: false, code: 'session_ended' };
  } catch {
    return { ok: false, code: 'unreachable' };
  }
}
