import * as v from 'valibot';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import { type Account, keyOf, tokensOf } from './accounts.ts';
import { saved } from './saved.ts';
import { renewMe } from './session.ts';

/** A role that changed at school shows this soon, ms. */
const EVERY_MS = 60 * 60 * 1000;
/** A refusal is a reason to ask before, but not again and again. */
const AFTER_REFUSAL_MS = 60 * 1000;
/** What the school says to somebody whose role is not what this browser takes it for. */
const OF_ROLES: readonly ErrorCode[] = ['not_allowed', 'not_visible', 'not_yours', 'ownership_law'];

const asked = saved<Record<string, number>>(
  'session',
  'me-asked',
  v.record(v.string(), v.number()),
  {},
);

/** Asks the school who this person is where that is due. True where the answer is another than before. */
export async function askAgain(account: Account, everyMs = EVERY_MS): Promise<boolean> {
  const key = keyOf(account);
  const last = (await asked.get())[key] ?? 0;
  // A clock put back counts as due.
  if (Math.abs(Date.now() - last) < everyMs || (await tokensOf(account)) === null) return false;
  await asked.change((all) => ({ ...all, [key]: Date.now() }));
  const now = await renewMe(account);
  return now !== null && JSON.stringify(now.me) !== JSON.stringify(account.me);
}

export const askAfterRefusal = async (account: Account, code: ErrorCode): Promise<boolean> =>
  OF_ROLES.includes(code) && (await askAgain(account, AFTER_REFUSAL_MS));
