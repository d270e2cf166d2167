import type { JWTPayload } from 'jose';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { startWorld, type World } from './testing/launching.ts';
import { claim } from './testing/tiny-platform.ts';

onBothDatabases('notices of a platform', ({ database }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld(database());
  });
  afterEach(() => world.close());

  let made = 0;
  function noticeOf(changed: Record<string, unknown> = {}): JWTPayload {
    const now = Math.floor(Date.now() / 1000);
    made += 1;
    const claims = {
      iss: world.platform.issuer,
      aud: 'client-1',
      iat: now,
      exp: now + 60,
      jti: `jti-${made}`,
      [claim('version')]: '1.3.0',
      [claim('deployment_id')]: 'deployment-1',
      [claim('notice')]: {
        id: `notice-${made}`,
        timestamp: new Date().toISOString(),
        type: 'LtiHelloWorldNotice',
      },
      ...changed,
    };
    return JSON.parse(JSON.stringify(claims));
  }
  async function send(...jwts: unknown[]): Promise<number> {
    const response = await fetch(`${world.here}/lti/notices`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ notices: jwts.map((jwt) => ({ jwt })) }),
    });
    expect(response.status === 204 || /[0-9A-F]{10}/.test(await response.text())).toBe(true);
    return response.status;
  }
  const signed = (changed?: Record<string, unknown>) => world.platform.sign(noticeOf(changed));

  it('A44 are heard when they are signed, for us, and of a school', async () => {
    expect(await send(await signed(), await signed())).toBe(204);
    const heard = world.lines.filter((line) => line.includes('notice of a platform'));
    expect(heard).toHaveLength(2);
    expect(heard[0]).toContain('LtiHelloWorldNotice');
  });

  it('A44 are refused unsigned, for others, too old, of an unknown deployment, or without their parts', async () => {
    const { first, stranger, second } = world.platform.keys;
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const now = Math.floor(Date.now() / 1000);
    const refused: Array<[string, string, number]> = [
      ['unsigned', `${encode({ alg: 'none', kid: 'first' })}.${encode(noticeOf())}.`, 401],
      ['no token', 'words', 401],
      ['another key', await world.platform.sign(noticeOf(), stranger), 401],
      ['an unknown key', await world.platform.sign(noticeOf(), second), 401],
      ['no key id', await world.platform.sign(noticeOf(), first, { kid: undefined }), 401],
      ['another tool', await signed({ aud: 'client-2' }), 400],
      ['several tools', await signed({ aud: ['client-1', 'client-2'] }), 401],
      ['foreign azp', await signed({ azp: 'client-2' }), 401],
      ['unknown issuer', await signed({ iss: 'https://elsewhere.example' }), 400],
      ['unknown deployment', await signed({ [claim('deployment_id')]: 'other' }), 403],
      ['no deployment', await signed({ [claim('deployment_id')]: undefined }), 401],
      ['no notice', await signed({ [claim('notice')]: undefined }), 401],
      ['no id', await signed({ [claim('notice')]: { type: 'LtiHelloWorldNotice' } }), 401],
      ['version', await signed({ [claim('version')]: '1.1' }), 401],
      ['too old', await signed({ iat: now - 300, exp: now - 100 }), 401],
      ['from the future', await signed({ iat: now + 600, exp: now + 700 }), 401],
      ['no end', await signed({ exp: undefined }), 401],
    ];
    for (const [name, jwt, status] of refused)
      expect([name, await send(jwt)]).toEqual([name, status]);
    for (const jwt of [7, null, { $ne: null }, '']) expect(await send(jwt)).toBe(400);
    expect(await send()).toBe(400);
    expect(world.lines.join('')).not.toContain('notice of a platform');
  });

  it('A44 are heard once, whatever they are wrapped in', async () => {
    const claims = noticeOf();
    expect(await send(await world.platform.sign(claims))).toBe(204);
    expect(await send(await world.platform.sign(claims))).toBe(401);
    expect(await send(await world.platform.sign({ ...claims, jti: 'another' }))).toBe(401);
  });

  it('A44 never open a door: one is no launch, and a launch is no notice', async () => {
    const { state, nonce, cookie } = await world.login();
    const launch = await world.platform.sign(world.claims(nonce));
    expect(await send(launch)).toBe(401);
    const answer = await world.post({ id_token: await signed({ nonce }), state }, { cookie });
    expect([answer.status, answer.session]).toEqual([401, undefined]);
  });
});
