import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** The LMS of the bench: it signs, and shows its keys at once or `farMs` later. */
const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';
export const CLIENT = 'bench-client';
export const DEPLOYMENT = 'bench-deployment';
const PEOPLE = 50;

export async function startPlatform(farMs: number) {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
  const keys = JSON.stringify({
    keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'RS256', use: 'sig' }],
  });
  const server = createServer(async (request, response) => {
    if (request.url === '/far') await pause(farMs);
    response.setHeader('content-type', 'application/json').end(keys);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    near: `${issuer}/near`,
    far: `${issuer}/far`,
    /** A learner’s launch; fifty take turns, in one course. */
    token(turn: number, nonce: string, target: string): Promise<string> {
      const now = Math.floor(Date.now() / 1000);
      const who = turn % PEOPLE;
      return new SignJWT({
        iss: issuer,
        aud: CLIENT,
        sub: `learner-${who}`,
        iat: now,
        exp: now + 60,
        nonce,
        name: `Learner ${who}`,
        given_name: 'Learner',
        family_name: String(who),
        email: `learner-${who}@school.example`,
        [`${CLAIM}version`]: '1.3.0',
        [`${CLAIM}message_type`]: 'LtiResourceLinkRequest',
        [`${CLAIM}deployment_id`]: DEPLOYMENT,
        [`${CLAIM}target_link_uri`]: target,
        [`${CLAIM}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
        [`${CLAIM}resource_link`]: { id: 'link-1', title: 'Waymark' },
        [`${CLAIM}context`]: { id: '42', title: 'Writing', label: 'W' },
        [`${CLAIM}tool_platform`]: { guid: 'guid-1', product_family_code: 'moodle' },
        [`${CLAIM}launch_presentation`]: { document_target: 'iframe', locale: 'en' },
      })
        .setProtectedHeader({ alg: 'RS256', kid: 'bench', typ: 'JWT' })
        .sign(privateKey);
    },
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
export type Platform = Awaited<ReturnType<typeof startPlatform>>;
