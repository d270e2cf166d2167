import type { Ltijs } from './ltijs.ts';
import type { LtijsStore } from './ltijs-store.ts';
import type { Outgoing } from './outgoing.ts';
import { OutgoingError } from './outgoing-error.ts';
import type { FoundPlatform } from './platforms.ts';
import { LaunchRefusal } from './refusal.ts';

export type VerifyParts = { ltijs: Ltijs; http: Outgoing };

const EXPIRED = new Set(['jwt expired', 'TOKEN_TOO_OLD']);
const LONGEST_TOKEN = 200_000;

/** Header (0) or claims (1) of a token nobody has checked yet. Throws LaunchRefusal. */
export function partOf(token: string, index: 0 | 1): unknown {
  const parts = token.split('.');
  if (parts.length !== 3 || token.length > LONGEST_TOKEN)
    throw new LaunchRefusal('launch_invalid', 'not a JWT');
  try {
    return JSON.parse(Buffer.from(parts[index] ?? '', 'base64url').toString('utf8'));
  } catch {
    throw new LaunchRefusal('launch_invalid', 'not a JWT');
  }
}

function refusalOf(error: unknown): LaunchRefusal {
  if (error instanceof LaunchRefusal) return error;
  if (error instanceof OutgoingError)
    return new LaunchRefusal('unavailable', 'key set of the platform');
  const word = error instanceof Error ? error.message : '';
  if (EXPIRED.has(word)) return new LaunchRefusal('launch_expired', word);
  return new LaunchRefusal('launch_invalid', /^[A-Za-z_ ]{1,60}$/.test(word) ? word : 'token');
}

/** The claims of a platform's token after signature, issuer, audience and age, by its keys as they are now. Throws LaunchRefusal. */
export function createVerify({ ltijs, http }: VerifyParts) {
  return async (token: string, platform: FoundPlatform) => {
    const attempt = () => ltijs.verify(token, platform);
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'KEY_NOT_FOUND') throw refusalOf(error);
    }
    try {
      // The platform may have a new key since we looked.
      await http.refetchKeys(platform.keys.key);
      return await attempt();
    } catch (error) {
      throw refusalOf(error);
    }
  };
}
export type Verify = ReturnType<typeof createVerify>;

/** Once: a word of a platform's that was seen counts as spent, in one statement. */
export async function spendOnce(store: LtijsStore, nonce: string): Promise<void> {
  try {
    await store.Insert(false, 'nonce', { nonce });
  } catch (error) {
    if (error instanceof Error && error.message === 'NONCE_ALREADY_RECEIVED')
      throw new LaunchRefusal('launch_replayed', 'nonce');
    throw error;
  }
}
