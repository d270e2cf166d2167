import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';

const longestLifeSeconds = 300;

export type AssertionCheck = (
  assertion: string,
  expected: { clientId: string; tokenUrl: string; jwksUrl: string },
) => Promise<{ ok: true } | { ok: false; reason: string }>;

/** Verifies `private_key_jwt` assertions (RFC 7523, 1EdTech security framework §4.1.1); each `jti` is good once. */
export function createAssertionCheck(): AssertionCheck {
  const seen = new Set<string>();
  return async (assertion, { clientId, tokenUrl, jwksUrl }) => {
    try {
      const { payload } = await jwtVerify(assertion, createLocalJWKSet(await fetchKeys(jwksUrl)), {
        algorithms: ['RS256'],
        issuer: clientId,
        subject: clientId,
        audience: tokenUrl,
        requiredClaims: ['iat', 'exp', 'jti'],
      });
      const { exp = 0, iat = 0, jti = '' } = payload;
      if (exp - iat > longestLifeSeconds) return { ok: false, reason: 'assertion lives too long' };
      if (exp - Date.now() / 1000 > longestLifeSeconds) {
        return { ok: false, reason: 'assertion expires too late' };
      }
      if (seen.has(jti)) return { ok: false, reason: 'jti was used before' };
      seen.add(jti);
      return { ok: true };
    } catch (error) {
      return { ok: false, reason: error instanceof Error ? error.message : 'not a JWT' };
    }
  };
}

/** The tool's public keys, as they are now. */
export async function fetchKeys(jwksUrl: string): Promise<JSONWebKeySet> {
  const response = await fetch(jwksUrl, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`the tool's key set answered ${response.status}`);
  return (await response.json()) as JSONWebKeySet;
}
