import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { claimCode, endSession, redeemCode } from '../api.ts';
import { keepsAnything, readKept, saveKept } from './kept.ts';

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** RFC 7636: the code is bound to a secret that leaves this page with the last step only. */
async function newSecret(): Promise<{ verifier: string; challenge: string }> {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64url(new Uint8Array(hash)) };
}

/** How this browser is called among the person's connected browsers. */
function browserName(): string {
  const agent = navigator.userAgent;
  const name = /\b(Firefox|Edg|CriOS|Chrome|Safari)\//.exec(agent)?.[1] ?? '';
  const system = /\b(Android|iPhone|iPad|Windows|Mac OS X|CrOS|Linux)\b/.exec(agent)?.[1] ?? '';
  const known = name.replace('Edg', 'Edge').replace('CriOS', 'Chrome');
  return [known, system].filter((part) => part !== '').join(', ');
}

/** `refused`: why not. `no_storage`: this browser would forget it with the page. */
export type KeepAnswer = { ok: true } | { ok: false; code: ErrorCode | 'no_storage' };

/** Turns a one-time code into a credential of this browser's own. */
export async function keep(
  code: string,
  labelOf: (browser: string) => string,
): Promise<KeepAnswer> {
  if (!keepsAnything()) return { ok: false, code: 'no_storage' };
  const { verifier, challenge } = await newSecret();
  const claimed = await claimCode(code, challenge);
  if (!claimed.ok) return claimed;
  const paired = await redeemCode({ code, verifier, label: labelOf(browserName()) });
  if (!paired.ok) return paired;
  const { me, tokens } = paired.value;
  const { refresh } = tokens;
  if (refresh === undefined) return { ok: false, code: 'unavailable' };
  const before = readKept();
  if (before !== null && before.me.person !== me.person) {
    // Somebody else of the same name is kept here, and they are not overwritten.
    await endSession(tokens.access);
    return { ok: false, code: 'not_allowed' };
  }
  saveKept({ me, tokens: { ...tokens, refresh } });
  // Kept anew: the former credential serves nobody any more.
  if (before !== null) await endSession(before.tokens.access);
  // So that words written offline outlive a full disk; a browser may say no.
  await navigator.storage?.persist?.();
  return { ok: true };
}
