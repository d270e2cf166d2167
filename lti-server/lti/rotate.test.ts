import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { startWorld, type World } from './testing/launching.ts';

onBothDatabases('keys of ours', ({ database }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld(database());
    await world.deps.lti.readyNextKeys();
  });
  afterEach(() => world.close());

  const shown = async () => (await (await fetch(`${world.here}/lti/keys`)).json()) as JSONWebKeySet;
  const ids = async () => (await shown()).keys.map(({ kid }) => kid);
  const rotate = () => {
    const { issuer, clientId } = world.platform.registration;
    return world.deps.lti.rotate(issuer, clientId);
  };
  /** What we send a platform, signed now. */
  async function signed(): Promise<string> {
    const { issuer, clientId } = world.platform.registration;
    await world.deps.lti.askToken(issuer, clientId, 'roster');
    return world.platform.state.tokensAsked.at(-1)?.get('client_assertion') ?? '';
  }
  const verified = (message: string, keys: JSONWebKeySet) =>
    jwtVerify(message, createLocalJWKSet(keys), { issuer: 'client-1' });

  it('are checked by whoever looked before the change, and after it', async () => {
    const seenBefore = await shown();
    expect(seenBefore.keys).toHaveLength(2);
    const old = await signed();
    const done = await rotate();
    const young = await signed();
    expect(done).toMatchObject({
      from: decodeProtectedHeader(old).kid,
      to: decodeProtectedHeader(young).kid,
    });
    for (const keys of [seenBefore, await shown()])
      for (const message of [old, young]) await verified(message, keys);
  });

  it('are forgotten at the second change, and there are never more than three', async () => {
    const old = await signed();
    await rotate();
    expect(await ids()).toHaveLength(3);
    await rotate();
    expect(await ids()).toHaveLength(3);
    await expect(verified(old, await shown())).rejects.toThrow('no applicable key found');
    const rows = await database().registry((tx) =>
      tx.selectFrom('registry.lti_private_key').select('kid').execute(),
    );
    expect(rows.map(({ kid }) => kid).sort()).toEqual((await ids()).sort());
  });

  it('change under a launch that has begun, and under a platform that is switched off', async () => {
    const { state, nonce, cookie } = await world.login();
    await rotate();
    const token = await world.platform.sign(world.claims(nonce));
    expect((await world.post({ id_token: token, state }, { cookie })).status).toBe(200);

    const { issuer, clientId } = world.platform.registration;
    await world.deps.lti.setActive(issuer, clientId, false);
    await rotate();
    expect(await world.deps.lti.platforms()).toMatchObject([{ active: false }]);
    expect((await world.login()).state).toBe('');
    await world.deps.lti.setActive(issuer, clientId, true);
    expect((await world.launch()).status).toBe(200);
  });

  it('are only shown first where there was none to change to', async () => {
    const current = decodeProtectedHeader(await signed()).kid ?? '';
    for (const table of ['registry.lti_public_key', 'registry.lti_private_key'] as const)
      await database().registry((tx) => tx.deleteFrom(table).where('kid', '<>', current).execute());
    expect(await rotate()).toEqual({ done: 'published' });
    expect(await ids()).toHaveLength(2);
    expect(decodeProtectedHeader(await signed()).kid).toBe(current);
    await world.deps.lti.readyNextKeys();
    expect(await ids()).toHaveLength(2);
    expect(await rotate()).toMatchObject({ done: 'rotated', from: current });
  });

  it('rotate once for each who asks, and nothing is lost when two ask at once', async () => {
    await Promise.all([rotate(), rotate()]);
    await verified(await signed(), await shown());
    expect((await world.launch()).status).toBe(200);
  });
});
