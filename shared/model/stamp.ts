/**
 * Hybrid logical clock (Kulkarni et al. 2014): one stamp a write, compared as text.
 * Shape: `<milliseconds, 9 base-36 digits>-<counter, 4 base-36 digits>-<device>`.
 */
export type Stamp = string;

const MS_DIGITS = 9;
const COUNTER_DIGITS = 4;
/** Later than this ahead of the server's clock a stamp is clamped to it (milliseconds). */
export const MAX_AHEAD_MS = 60_000;
const SHAPE = /^[0-9a-z]{9}-[0-9a-z]{4}-[0-9a-z]{1,16}$/;

export const formatStamp = (ms: number, counter: number, device: string): Stamp =>
  `${ms.toString(36).padStart(MS_DIGITS, '0')}-${counter.toString(36).padStart(COUNTER_DIGITS, '0')}-${device}`;

export const isStamp = (value: string): boolean => SHAPE.test(value);
export const stampMs = (stamp: Stamp): number => Number.parseInt(stamp.slice(0, MS_DIGITS), 36);
const stampCounter = (stamp: Stamp): number =>
  Number.parseInt(stamp.slice(MS_DIGITS + 1, MS_DIGITS + 1 + COUNTER_DIGITS), 36);
const stampDevice = (stamp: Stamp): string => stamp.slice(MS_DIGITS + COUNTER_DIGITS + 2);

/** The stamp after `last` at wall time `nowMs`. A clock that steps back never makes a smaller stamp. */
export function nextStamp(last: Stamp | null, nowMs: number, device: string): Stamp {
  if (last === null || nowMs > stampMs(last)) return formatStamp(nowMs, 0, device);
  const counter = stampCounter(last) + 1;
  if (counter < 36 ** COUNTER_DIGITS) return formatStamp(stampMs(last), counter, device);
  return formatStamp(stampMs(last) + 1, 0, device);
}

/**
 * A stamp from a clock that runs ahead is pulled back to `nowMs` + 60 s, keeping its device. `place` keeps apart, in
 * their order, several that are pulled back at once.
 */
export function clampStamp(stamp: Stamp, nowMs: number, place = 0): Stamp {
  const limit = nowMs + MAX_AHEAD_MS;
  return stampMs(stamp) > limit ? formatStamp(limit, place, stampDevice(stamp)) : stamp;
}
