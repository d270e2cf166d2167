import { moodleAddresses } from '../sandbox-lms/moodle/addresses.ts';
import { type Ask, inputIn } from './ask.ts';
import type { Account, Settings } from './settings.ts';

export const addresses = moodleAddresses;

/** Where a Moodle has what LTI needs, below its address (5.1+, 2026-11-22). */
export const platform = ({ address }: Settings) => ({
  issuer: address,
  authUrl: `${address}/mod/lti/auth.php`,
  tokenUrl: `${address}/mod/lti/token.php`,
  jwksUrl: `${address}/mod/lti/certs.php`,
});

/**
 * By Moodle's own form, after whoever was there has logged out. Sent by script: the page replaces its password field
 * shortly after it is loaded (core/togglesensitive, 5.1+).
 */
export async function signIn(ask: Ask, root: string, account: Account): Promise<void> {
  const { signIn: form, signOut } = moodleAddresses(root);
  let page = await ask(form());
  if (inputIn(page, 'logintoken') === null) {
    const sesskey = /"sesskey":"([^"]+)"/.exec(page.text)?.[1] ?? '';
    await ask(`${signOut()}?sesskey=${sesskey}`);
    page = await ask(form());
  }
  const logintoken = inputIn(page, 'logintoken') ?? '';
  const { user: username, password } = account;
  const inside = await ask(form(), { username, password, logintoken });
  const [, userId] = /"userId":(\d+)/.exec(inside.text) ?? [];
  if (userId !== account.id)
    throw new Error(`Moodle lets ${username} in as user ${userId ?? '?'}, not ${account.id}.`);
}
