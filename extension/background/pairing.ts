import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import {
  type Claimed,
  ClaimedSchema,
  PATHS,
  PairedSchema,
  PairingCode,
  type PairingOffer,
  Verifier,
} from '../../shared/protocol/http.ts';
import type { PairingStatus } from '../../shared/protocol/runtime.ts';
import { connections, saveAccount } from './accounts.ts';
import { callServer } from './api.ts';
import { hostPatterns } from './origins.ts';
import { isAllowed, policy } from './policy.ts';
import { saved } from './saved.ts';
import { challengeOf, newVerifier } from './verifier.ts';

/** One pairing at a time. It survives an idle worker and the popup, which the browser's own prompt closes. */
const PendingSchema = v.object({
  server: v.string(),
  code: PairingCode,
  verifier: Verifier,
  /** From the page (click) or from the server (code). */
  claimed: v.nullable(
    v.object({ name: v.string(), tenant: v.string(), origins: v.array(v.string()) }),
  ),
  isClaimed: v.boolean(),
  problem: v.nullable(v.custom<ErrorCode>((code) => typeof code === 'string')),
});
type Pending = v.InferOutput<typeof PendingSchema>;
const pending = saved<Pending | null>('session', 'pairing', v.nullable(PendingSchema), null);

const statusOf = ({ server, claimed, problem }: Pending): PairingStatus => ({
  server,
  claimed,
  problem,
});

export async function pairingStatus(): Promise<PairingStatus | null> {
  const now = await pending.get();
  return now && statusOf(now);
}
export const cancelPairing = async (): Promise<void> => {
  await pending.change(() => null);
};

/** `not_allowed`: the school lets this browser connect to other servers only. */
async function begin(
  server: string,
  code: string,
  claimed: Claimed | null,
): Promise<PairingStatus | 'not_allowed'> {
  if (!isAllowed(await policy(), server)) return 'not_allowed';
  const begun = { server, code, verifier: newVerifier(), claimed, isClaimed: false, problem: null };
  await pending.change(() => begun);
  return statusOf(begun);
}

/** By click: what the connect page offered. Nothing is granted or sent yet. */
export async function beginWithOffer(server: string, offer: PairingOffer) {
  const before = await pending.get();
  // The popup may open again on the same page while the browser's prompt is up.
  if (before?.server === server && before.code === offer.code) return statusOf(before);
  const { name, tenant, origins } = offer;
  return begin(server, offer.code, { name, tenant, origins });
}

/** By a typed code: the server has to be asked who it is for, which needs its host permission first. */
export const beginWithCode = (server: string, code: string) => begin(server, code, null);

const isWithin = (origins: readonly string[], shown: readonly string[]): boolean =>
  origins.every((origin) => shown.includes(origin));

const isGranted = (origins: readonly string[]): Promise<boolean> =>
  browser.permissions.contains({ origins: hostPatterns(origins) });

async function fail(code: ErrorCode): Promise<{ ok: false; code: ErrorCode }> {
  await pending.change((now) => now && { ...now, problem: code });
  return { ok: false, code };
}

async function claim(now: Pending): Promise<Pending | { ok: false; code: ErrorCode }> {
  if (now.isClaimed) return now;
  const body = { code: now.code, challenge: await challengeOf(now.verifier) };
  const answer = await callServer(now.server, PATHS.claim, ClaimedSchema, { body });
  if (!answer.ok) return fail(answer.code);
  // What the person was shown, no more: another host may be allowed already, for another server.
  if (now.claimed !== null && !isWithin(answer.value.origins, now.claimed.origins))
    return fail('bad_origin');
  const claimed = { ...now, claimed: answer.value, isClaimed: true, problem: null };
  await pending.change((still) => (still?.verifier === now.verifier ? claimed : still));
  return claimed;
}

export type Finished =
  | { ok: true; state: 'paired'; name: string }
  /** More hosts have to be allowed first, or nothing is under way. */
  | { ok: true; state: 'waiting' }
  | { ok: false; code: ErrorCode };

async function proceed(): Promise<Finished> {
  const now = await pending.get();
  if (now === null || !(await isGranted([now.server]))) return { ok: true, state: 'waiting' };
  if (!isAllowed(await policy(), now.server)) return fail('not_allowed');
  const claimed = await claim(now);
  if ('ok' in claimed) return claimed;
  const origins = claimed.claimed?.origins ?? [];
  if (!(await isGranted([now.server, ...origins]))) return { ok: true, state: 'waiting' };

  const body = { code: now.code, verifier: now.verifier, label: browserLabel() };
  const answer = await callServer(now.server, PATHS.redeem, PairedSchema, { body });
  if (!answer.ok) return fail(answer.code);
  const { me, tokens } = answer.value;
  const { server } = now;
  // Only origins the person was shown and the browser allowed; the server may not add to them afterwards. One server may
  // serve several LMSs, and somebody of each may sit here.
  await connections.change((all) => {
    const before = all[server]?.origins ?? [];
    return { ...all, [server]: { server, origins: [...new Set([...before, ...origins])] } };
  });
  await saveAccount({ server, me, device: true }, tokens);
  await pending.change(() => null);
  return { ok: true, state: 'paired', name: me.name };
}

let running: Promise<Finished> | null = null;
/** As far as the granted hosts allow. Popup and `permissions.onAdded` both call it; it runs once at a time. */
export function proceedWithPairing(): Promise<Finished> {
  running ??= proceed().finally(() => {
    running = null;
  });
  return running;
}

/** How this browser is called among the person's connected browsers. */
function browserLabel(): string {
  const agent = navigator.userAgent;
  const name = /\b(Firefox|Edg|Chrome)\//.exec(agent)?.[1]?.replace('Edg', 'Edge') ?? 'Browser';
  const system = /\b(Windows|Mac OS X|CrOS|Android|Linux)\b/.exec(agent)?.[1] ?? '';
  return [name, system].filter(Boolean).join(', ');
}
