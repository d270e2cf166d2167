import * as v from 'valibot';

/** RS256 wants no less (RFC 7518, 3.3). A modulus of 2048 bits is 342 characters of base64url. */
const SHORTEST = 342;

/**
 * A key a platform may have signed with: RSA, for signatures, and only its public half: who publishes the private one has
 * let everybody sign. EC, symmetric and broken keys beside it do no harm.
 */
const UsableSchema = v.looseObject({
  kty: v.literal('RSA'),
  kid: v.string(),
  n: v.pipe(v.string(), v.minLength(SHORTEST)),
  e: v.string(),
  use: v.optional(v.literal('sig')),
  alg: v.optional(v.literal('RS256')),
  d: v.optional(v.never()),
});
const KeySetSchema = v.object({ keys: v.array(v.unknown()) });

/** The keys of a set as a platform sent it that a token may be checked with; none when it is no key set at all. */
export function usableKeys(body: string): { keys: object[] } {
  let sent: unknown;
  try {
    sent = JSON.parse(body);
  } catch {
    return { keys: [] };
  }
  const set = v.safeParse(KeySetSchema, sent);
  return { keys: set.success ? set.output.keys.filter((key) => v.is(UsableSchema, key)) : [] };
}
