import { randomKey } from './tickets.ts';

/** RFC 7636: 43 characters or more, of which only the hash is sent until the end. */
export const newVerifier = (): string => randomKey() + randomKey();

export async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
