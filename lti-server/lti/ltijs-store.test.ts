import { beforeEach, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { createVault, keyFor } from './keys-of-secret.ts';
import { createLtijsStore, type LtijsStore } from './ltijs-store.ts';

const SEALED = 'any key';
const owner = { platformUrl: 'https://lms.example', clientId: 'c' };
const platform = {
  ...owner,
  platformName: 'LMS',
  authEndpoint: 'https://lms.example/auth',
  accesstokenEndpoint: 'https://lms.example/token',
  kid: 'kid-1',
  authConfig: { method: 'JWK_SET', key: 'https://lms.example/jwks' },
};

onBothDatabases('ltijs database plugin', ({ database }) => {
  let store: LtijsStore;
  beforeEach(() => {
    store = createLtijsStore(database(), createVault(keyFor('a secret', 'lti store')));
  });

  it('answers false, never an empty list', async () => {
    expect(await store.Get(false, 'platform', owner)).toBe(false);
  });

  it('keeps, replaces, changes and deletes', async () => {
    await store.Insert(false, 'platform', platform);
    await expect(store.Insert(false, 'platform', platform)).rejects.toMatchObject({
      code: '23505',
    });
    await store.Replace(false, 'platform', owner, { ...platform, platformName: 'New' });
    await store.Modify(false, 'platform', owner, { authConfig: { method: 'RSA_KEY', key: 'k' } });
    expect(await store.Get(false, 'platform', owner)).toMatchObject([
      { platformName: 'New', authConfig: { method: 'RSA_KEY' }, createdAt: expect.any(Number) },
    ]);
    await store.Delete('platform', owner);
    expect(await store.Get(false, 'platform')).toBe(false);
    await expect(store.Delete('platform', {})).rejects.toThrow('DELETE_WITHOUT_QUERY');
  });

  it('keeps a platform of which nobody says that it is active, as one that is not', async () => {
    await store.Insert(false, 'platformStatus', { id: 'kid', active: undefined });
    expect(await store.Get(false, 'platformStatus', { id: 'kid' })).toMatchObject([
      { id: 'kid', active: false },
    ]);
  });

  it('seals keys, each for its own row', async () => {
    for (const kid of ['one', 'two'])
      await store.Insert(SEALED, 'privatekey', { kid, key: 'PRIVATE' }, { kid, ...owner });
    expect(await store.Get(SEALED, 'privatekey', { kid: 'one' })).toMatchObject([
      { key: 'PRIVATE' },
    ]);
    const rows = () =>
      database().registry((tx) => tx.selectFrom('registry.lti_private_key').selectAll().execute());
    const [first] = await rows();
    expect(JSON.stringify(await rows())).not.toContain('PRIVATE');
    const swapped = { data: first?.data ?? '' };
    await database().registry((tx) =>
      tx.updateTable('registry.lti_private_key').set(swapped).execute(),
    );
    await expect(store.Get(SEALED, 'privatekey')).rejects.toThrow();
  });

  it('gives a platform one key at a time', async () => {
    for (const kid of ['one', 'two'])
      await store.Replace(SEALED, 'publickey', owner, { kid, key: kid }, { kid, ...owner });
    expect(await store.Get(SEALED, 'publickey')).toMatchObject([{ key: 'two' }]);
  });

  it('takes a nonce once, also at the same moment, and none that is no text', async () => {
    const takes = await Promise.allSettled(
      [1, 2, 3].map(() => store.Insert(false, 'nonce', { nonce: 'n' })),
    );
    expect(takes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(store.Insert(false, 'nonce', { nonce: '' })).rejects.toThrow('MISSING_NONCE');
    expect(await store.Get(false, 'nonce', { nonce: undefined })).not.toBe(false);
  });

  it('never keeps id tokens, contexts and states, and does not throw on odd ones', async () => {
    for (const name of ['idtoken', 'contexttoken', 'state']) {
      await store.Replace(false, name, { user: 'u' }, { user: 'u' });
      await store.Insert(false, name, { user: 'u' });
      await store.Delete(name, { state: { $ne: null } });
      expect(await store.Get(false, name, { state: { $ne: null } })).toBe(false);
    }
  });

  it('lets no object, unknown field or unknown collection into a query', async () => {
    await expect(store.Get(false, 'platform', { clientId: { $ne: 1 } })).rejects.toThrow(
      'BAD_QUERY_VALUE',
    );
    await expect(store.Get(false, 'platform', { 'kid = kid --': 'x' })).rejects.toThrow(
      'UNKNOWN_FIELD',
    );
    await expect(store.Get(false, 'constructor')).rejects.toThrow('UNKNOWN_COLLECTION');
  });

  it('lets an access token go a minute before its end', async () => {
    const index = { ...owner, scopes: 's' };
    for (const [seconds, found] of [
      [3600, true],
      [50, false],
    ] as const) {
      await store.Replace(
        SEALED,
        'accesstoken',
        index,
        { token: { access_token: 't', expires_in: seconds } },
        index,
      );
      expect((await store.Get(SEALED, 'accesstoken', index)) !== false).toBe(found);
    }
  });
});
