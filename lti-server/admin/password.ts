import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * scrypt (RFC 7914), N = 2^15, r = 8, p = 1: 32 MB and about a tenth of a second, twice what Node does unless told. Passwords are
 * made here, of 100 random bits, never chosen: more would cost the server more than whoever guesses. What the parameters
 * were stands in each hash, so that they may be raised.
 */
const COST = { N: 2 ** 15, r: 8, p: 1 };
const BYTES = 32;
const MOST_MEMORY = 64 * 2 ** 20;
/** Crockford's 32: no letter is taken for another. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

export function newPassword(): string {
  const letters = [...randomBytes(20)].map((byte) => LETTERS[byte % LETTERS.length] ?? '');
  return [0, 5, 10, 15].map((at) => letters.slice(at, at + 5).join('')).join('-');
}

const derive = (password: string, salt: Buffer, { N, r, p }: typeof COST): Promise<Buffer> =>
  new Promise((done, fail) => {
    scrypt(password, salt, BYTES, { N, r, p, maxmem: MOST_MEMORY }, (error, key) =>
      error === null ? done(key) : fail(error),
    );
  });

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  const { N, r, p } = COST;
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Of nobody: an unknown name takes as long as a known one. */
const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** `hash` null: there is no such account. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = (hash ?? NOBODY).split('$');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const found = await derive(password, Buffer.from(salt, 'base64url'), cost);
  return timingSafeEqual(found, Buffer.from(key, 'base64url')) && hash !== null;
}
