import { createHmac, randomBytes } from 'node:crypto';

/** One-time codes by the clock: RFC 6238 over RFC 4226, as every authenticator app has them (SHA-1, 6 digits, 30 s). */
const STEP_S = 30;
const DIGITS = 6;
/** Steps before and after the present one: a clock may be off by half a minute. */
const APART = 1;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 bits, RFC 4226's own measure. */
export const newSecret = (): Buffer => randomBytes(20);

/** RFC 4648, without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

export function codeAt(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const number = mac.readUInt32BE((mac[19] ?? 0) & 15) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

export const stepAt = (now: number): number => Math.floor(now / 1000 / STEP_S);

/** The step a code is of; null when it is of none that counts now. */
export function stepOf(secret: Uint8Array, code: string, now: number): number | null {
  const present = stepAt(now);
  const steps = Array.from({ length: 2 * APART + 1 }, (_, at) => present - APART + at);
  return steps.find((step) => codeAt(secret, step) === code) ?? null;
}

/** What an authenticator app reads (Google's "Key Uri Format"). */
export const uriOf = (secret: Uint8Array, account: string, host: string): string =>
  `otpauth://totp/${encodeURIComponent(`Waymark ${host}`)}:${encodeURIComponent(account)}?${new URLSearchParams(
    { secret: base32(secret), issuer: `Waymark ${host}` },
  )
    .toString()
    .replaceAll('+', '%20')}`;
