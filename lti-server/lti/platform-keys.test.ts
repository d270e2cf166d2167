import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { startWorld, type World } from './testing/launching.ts';

onBothDatabases('keys of a platform', ({ database }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld(database());
  });
  afterEach(async () => {
    vi.useRealTimers();
    await world.close();
  });
  /** Only the clock is set: what is waited for comes as ever. */
  const later = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });

  async function launchWith(key: World['platform']['keys']['first'], target: World = world) {
    const { state, nonce, cookie } = await target.login();
    const token = await target.platform.sign(target.claims(nonce), key);
    return target.post({ id_token: token, state }, { cookie });
  }

  it('A30 A42 asks again for a key it does not know, at most every 10 s', async () => {
    const { state, keys } = world.platform;
    expect((await launchWith(keys.first)).status).toBe(200);
    state.jwks = [keys.second.jwk];
    for (const _ of [1, 2, 3]) expect((await launchWith(keys.second)).status).toBe(401);
    expect(state.jwksAsked).toBe(1);
    later(10_001);
    const answers = await Promise.all([launchWith(keys.second), launchWith(keys.second)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await launchWith(keys.first)).status).toBe(401);
    expect(state.jwksAsked).toBe(2);
  });

  it('A42 takes the key the platform changed to between login and launch', async () => {
    const { state, keys, sign } = world.platform;
    expect((await launchWith(keys.first)).status).toBe(200);
    const { state: waiting, nonce, cookie } = await world.login();
    state.jwks = [keys.second.jwk];
    later(11_000);
    const token = await sign(world.claims(nonce), keys.second);
    expect((await world.post({ id_token: token, state: waiting }, { cookie })).status).toBe(200);
  });

  it('A42 holds a launch under way to what another process has changed since its login', async () => {
    expect((await launchWith(world.platform.keys.first)).status).toBe(200);
    const { state, nonce, cookie } = await world.login();
    const token = await world.platform.sign(world.claims(nonce));
    const launch = () => world.post({ id_token: token, state }, { cookie });
    const change = (to: ReturnType<typeof sql>) => database().registry((tx) => to.execute(tx));
    await change(sql`update registry.lti_platform_status set active = false`);
    expect((await launch()).status).toBe(401);
    await change(sql`update registry.lti_platform_status set active = true`);
    // Nothing was spent. Its keys are elsewhere now: asked there.
    await change(
      sql`update registry.lti_platform set auth_config = jsonb_set(auth_config, '{key}', to_jsonb((auth_config ->> 'key') || '?2'))`,
    );
    const { jwksAsked } = world.platform.state;
    expect((await launch()).status).toBe(200);
    expect(world.platform.state.jwksAsked).toBe(jwksAsked + 1);
    expect((await launch()).status).toBe(401);
    await change(sql`delete from registry.lti_platform`);
    expect((await launchWith(world.platform.keys.first)).status).not.toBe(200);
  });

  it('A30 uses the old keys while the platform fails, and says 503 where it has none', async () => {
    const { state, keys } = world.platform;
    state.jwksDown = true;
    expect((await launchWith(keys.first)).status).toBe(503);
    state.jwksDown = false;
    expect((await launchWith(keys.first)).status).toBe(200);
    state.jwksDown = true;
    later(301_000);
    expect((await launchWith(keys.first)).status).toBe(200);
    expect(state.jwksAsked).toBe(3);
  });

  it('A30 believes RSA keys for signatures only, of 2048 bits, whose other half is private', async () => {
    const { state, keys } = world.platform;
    const { first } = keys;
    const ec = await generateKeyPair('ES256', { extractable: true });
    const beside = [
      { kty: 'oct', kid: 'first', k: Buffer.from('known to all').toString('base64url') },
      { ...(await exportJWK(ec.publicKey)), kid: 'first', alg: 'ES256' },
      null,
      'first',
      { kty: 'RSA', kid: 'first' },
    ];
    const bad: Array<[string, object[]]> = [
      ['none of them', beside as object[]],
      ['its private half told', [{ ...(await exportJWK(first.privateKey)), kid: 'first' }]],
      ['for encryption', [{ ...first.jwk, use: 'enc' }]],
      ['for another algorithm', [{ ...first.jwk, alg: 'RS384' }]],
      ['too short', [{ ...first.jwk, n: first.jwk.n?.slice(0, 171) }]],
      ['another key under its id', [{ ...keys.stranger.jwk, kid: 'first' }, first.jwk]],
    ];
    for (const [name, jwks] of bad) {
      state.jwks = jwks;
      later(301_000);
      expect([name, (await launchWith(first)).status]).toEqual([name, 401]);
    }
    state.jwks = [...(beside as object[]), first.jwk];
    later(301_000);
    expect((await launchWith(first)).status).toBe(200);
    const forged = await new SignJWT(world.claims((await world.login()).nonce))
      .setProtectedHeader({ alg: 'HS256', kid: 'first' })
      .sign(Buffer.from('known to all'));
    const { state: flow, cookie } = await world.login();
    expect((await world.post({ id_token: forged, state: flow }, { cookie })).status).toBe(401);
  });

  it('A30 is not led astray by a key set that is none, or too large', async () => {
    const { state, keys } = world.platform;
    for (const [body, status] of [
      [`{"keys":[],"more":"${'x'.repeat(1 << 20)}"}`, 503],
      ['', 401],
      ['<html>', 401],
      ['{"keys":{"first":1}}', 401],
      ['null', 401],
    ] as const) {
      state.jwksBody = body;
      later(301_000);
      expect([body.slice(0, 20), (await launchWith(keys.first)).status]).toEqual([
        body.slice(0, 20),
        status,
      ]);
    }
    state.jwksBody = null;
    later(301_000);
    expect((await launchWith(keys.first)).status).toBe(200);
  });

  it('A31 lets whoever points to the keys of another platform speak for itself only', async () => {
    const spoof = await startWorld(database(), { tenant: 'Another School' });
    await spoof.deps.lti.register({
      ...spoof.platform.registration,
      name: 'Spoof',
      jwksUrl: world.platform.registration.jwksUrl,
    });
    const { first } = world.platform.keys;
    const mine = await launchWith(first, spoof);
    expect(mine.session.me).toMatchObject({ tenant: { name: 'Another School' } });
    for (const changed of [
      { iss: world.platform.issuer },
      { iss: world.platform.issuer, aud: ['client-1', 'client-2'], azp: 'client-1' },
    ]) {
      const { state, nonce, cookie } = await spoof.login();
      const token = await spoof.platform.sign(spoof.claims(nonce, changed), first);
      expect((await spoof.post({ id_token: token, state }, { cookie })).status).toBe(401);
    }
    await spoof.close();
  });
});
