import type { OutgoingError } from '../outgoing-error.ts';

/** Tries of one request, the first among them. */
export const TRIES = 4;
const FIRST_MS = 500;
/** Longer than this nobody is kept waiting for an LMS that asks for it. */
const LONGEST_MS = 30_000;

/** `Retry-After` (RFC 9110, 10.2.3) in ms from `now`; null where it is absent or unreadable. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

const isBroken = ({ code }: OutgoingError): boolean =>
  /^status_5\d\d$/.test(code) || code === 'timeout' || code === 'unreachable';

/**
 * How long to wait before the next try, ms: as long as the platform says, else twice as long each time and up to half as
 * long again, so that the nodes of a server do not come all at once. Null: no further try. `repeatable`: doing it twice is
 * doing it once, so a failure that may have come after the work may be tried again.
 */
export function pauseBefore(
  error: OutgoingError,
  of: { tried: number; repeatable: boolean; now: number; random: number },
): number | null {
  const isBusy = error.code === 'status_429';
  if (of.tried >= TRIES || !(isBusy || (of.repeatable && isBroken(error)))) return null;
  const told = retryAfterMs(error.retryAfter, of.now);
  const pause = told ?? FIRST_MS * 2 ** (of.tried - 1) * (1 + of.random / 2);
  return pause > LONGEST_MS ? null : pause;
}
