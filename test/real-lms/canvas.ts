import { canvasAddresses } from '../sandbox-lms/canvas/addresses.ts';
import { type Ask, inputIn } from './ask.ts';
import type { Account, Settings } from './settings.ts';

/** Never tried on a live Canvas: read in its source of mid 2026 (pseudonym_sessions, lti/ims/authentication). */
export const addresses = (root: string, toolId: string) => ({
  ...canvasAddresses(root),
  toolInCourse: (course: { id: string }) => `${root}/courses/${course.id}/external_tools/${toolId}`,
});

/** A school's own Canvas; Instructure's cloud has other addresses, which the settings then say. */
export const platform = ({ address }: Settings) => ({
  issuer: address,
  authUrl: `${address}/api/lti/authorize_redirect`,
  tokenUrl: `${address}/login/oauth2/token`,
  jwksUrl: `${address}/api/lti/security/jwks`,
});

export async function signIn(ask: Ask, root: string, account: Account): Promise<void> {
  const form = `${root}/login/canvas`;
  const token = async (address: string) =>
    inputIn(await ask(address), 'authenticity_token')?.replaceAll('&amp;', '&') ?? '';
  await ask(`${root}/logout`, {
    _method: 'delete',
    authenticity_token: await token(`${root}/logout`),
  });
  const inside = await ask(form, {
    'pseudonym_session[unique_id]': account.user,
    'pseudonym_session[password]': account.password,
    authenticity_token: await token(form),
  });
  const [, userId] = /"current_user_id":"(\d+)"/.exec(inside.text) ?? [];
  if (userId !== account.id)
    throw new Error(`Canvas lets ${account.user} in as user ${userId ?? '?'}, not ${account.id}.`);
}
