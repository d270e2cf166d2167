import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWTPayload, SignJWT } from 'jose';

export type PlatformKeys = {
  jwks: JSONWebKeySet;
  /** RS256, with `iat` now and `exp` that many seconds later. */
  sign(claims: JWTPayload, lifetimeSeconds: number): Promise<string>;
};

/** An LMS that is begun again in this process has the keys it had: a pair costs a tenth of a second of the processor. */
const made = new Map<string, ReturnType<typeof generateKeyPair>>();
function pairOf(name: string): ReturnType<typeof generateKeyPair> {
  const pair =
    made.get(name) ?? generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  made.set(name, pair);
  return pair;
}

/** `name`: of the LMS. */
export async function createKeys(name: string): Promise<PlatformKeys> {
  const { privateKey, publicKey } = await pairOf(name);
  const kid = randomUUID();
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
  return {
    jwks: { keys: [jwk] },
    sign: (claims, lifetimeSeconds) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ ...claims, iat: now, exp: now + lifetimeSeconds })
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .sign(privateKey);
    },
  };
}
