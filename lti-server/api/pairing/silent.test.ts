import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PATHS, type Paired } from '../../../shared/protocol/http.ts';
import type { PullResponse } from '../../../shared/protocol/sync.ts';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import { startWorld, type World } from '../../lti/testing/launching.ts';

const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');

onBothDatabases('silent pairing', ({ database }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld(database());
  });
  afterEach(() => world.close());

  async function call<T>(method: string, path: string, body?: object, bearer?: string) {
    const response = await fetch(world.here + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as T };
  }
  /** What the LMS's own form would have posted, and what the LMS then answers. */
  async function begin(changed: JWTPayload = {}) {
    const form = {
      iss: world.platform.issuer,
      login_hint: 'hint',
      target_link_uri: `${world.url}/lti/launch`,
      client_id: world.platform.registration.clientId,
      lti_message_hint: '{"cmid":31}',
    };
    const { body } = await call<{ authorize: string }>('POST', PATHS.silentLogin, {
      form,
      challenge,
    });
    const asked = new URL(body.authorize).searchParams;
    const idToken = await world.platform.sign(world.claims(asked.get('nonce') ?? '', changed));
    return { idToken, state: asked.get('state') ?? '' };
  }

  it('gives whom the LMS vouches for a session without refresh, which syncs but rules no browsers', async () => {
    const redeemed = await call<Paired>('POST', PATHS.silentRedeem, {
      ...(await begin()),
      verifier,
    });
    const { tokens, me } = redeemed.body;
    expect(me).toMatchObject({ name: 'Ada Byron', session: 'silent', lms: { userId: '7' } });
    expect(tokens.refresh).toBeUndefined();
    expect(tokens.accessExpiresAt - Date.now()).toBeGreaterThan(7.9 * 60 * 60_000);
    const all = { protocol: 1, epoch: null, cursors: {} };
    const pulled = await call<PullResponse>('POST', PATHS.pull, all, tokens.access);
    expect(pulled.body.records.map(({ kind }) => kind).toSorted()).toEqual([
      'course',
      'membership',
    ]);
    for (const [method, path] of [
      ['GET', PATHS.connections],
      ['POST', PATHS.code],
    ] as const) {
      const { status, body } = await call(method, path, undefined, tokens.access);
      expect([status, body]).toMatchObject([403, { error: { code: 'not_allowed' } }]);
    }
  });

  it('opens to the client that began it alone, and once', async () => {
    const launch = await begin();
    const redeem = (with_: string) =>
      call('POST', PATHS.silentRedeem, { ...launch, verifier: with_ });
    expect(await redeem('w'.repeat(43))).toMatchObject({
      status: 401,
      body: { error: { code: 'launch_browser', reference: expect.stringMatching(/^\w+$/) } },
    });
    expect((await redeem(verifier)).status).toBe(200);
    expect(await redeem(verifier)).toMatchObject({
      status: 401,
      body: { error: { code: 'launch_replayed' } },
    });
  });
});
