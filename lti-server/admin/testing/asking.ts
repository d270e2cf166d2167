import type { JWTPayload } from 'jose';
import { ADMIN } from '../../../shared/protocol/admin.ts';
import type { World } from '../../lti/testing/launching.ts';
import { claim, MEMBERSHIP } from '../../lti/testing/tiny-platform.ts';
import { addAccount, type Made, vaultOf } from '../accounts.ts';
import { codeAt, stepAt } from '../totp.ts';

const PERSON = 'http://purl.imsglobal.org/vocab/lis/v2/';
/** As Moodle 5.1 calls its site administrator. */
export const SITE_ADMIN = [
  `${PERSON}institution/person#Administrator`,
  `${MEMBERSHIP}Instructor`,
  `${PERSON}system/person#Administrator`,
];

/** What a browser asks of the page for administrators. */
export function askingOf(world: World) {
  async function ask(
    path: string,
    {
      token,
      body,
      query = {},
    }: { token?: string; body?: object; query?: Record<string, string> } = {},
  ) {
    const response = await fetch(`${world.here}${path}?${new URLSearchParams(query)}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      json: text.startsWith('<') || text === '' ? null : JSON.parse(text),
    };
  }
  const enter = async (ticket: string, headers: Record<string, string> = {}) => {
    const form = new URLSearchParams({ ticket, locale: 'es' });
    const response = await fetch(`${world.here}${ADMIN.page}`, {
      method: 'POST',
      body: form,
      headers,
    });
    const text = await response.text();
    const island = /id="waymark-admin">(.*?)<\/script>/.exec(text)?.[1];
    return { response, status: response.status, text, session: island && JSON.parse(island) };
  };
  return {
    ask,
    enter,
    /** A launch of an administrator of the LMS, all the way. */
    async launched(changed: JWTPayload = {}): Promise<string> {
      const { session } = await world.launch({
        sub: '1',
        name: 'Root',
        [claim('roles')]: SITE_ADMIN,
        ...changed,
      });
      return (await enter(session.admin)).session.access;
    },
    makeAccount: (name = 'it-office'): Promise<Made> =>
      addAccount(world.deps.database, vaultOf(world.deps.config.secret), name),
    /** `later`: steps from now; each code counts once. */
    login: ({ name, password, secret }: Made, later = 0) =>
      ask(ADMIN.login, {
        body: { name, password, code: codeAt(secret, stepAt(Date.now()) + later) },
      }),
  };
}
