import { createRequire } from 'node:module';
import { beforeEach, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { createVault, keyFor } from './keys-of-secret.ts';
// First: it puts our own key making and network in the place of ltijs's.
import './ltijs.ts';
import { createLtijsStore } from './ltijs-store.ts';

/** ltijs 5.9.9's README on platforms, done by ltijs itself over our plugin. Its own suite is in no package of npm. */
type Platform = {
  platformUrl(): Promise<string>;
  platformClientId(): Promise<string>;
  platformName(name?: string): Promise<string>;
  platformKid(): Promise<string>;
  platformActive(active?: boolean): Promise<boolean>;
  platformAuthEndpoint(address?: string): Promise<string>;
  platformAuthConfig(method?: string, key?: string): Promise<{ method: string; key: string }>;
  platformPublicKey(): Promise<string>;
  platformPrivateKey(): Promise<string>;
  remove(): Promise<boolean>;
};
type Provider = {
  setup(key: string, database: object, options: object): unknown;
  registerPlatform(platform: object): Promise<Platform>;
  getPlatform(url: string): Promise<Platform[] | false>;
  getPlatform(url: string, clientId: string): Promise<Platform | false>;
  getPlatformById(id: string): Promise<Platform | false>;
  updatePlatformById(id: string, changes: object): Promise<Platform>;
  deletePlatform(url: string, clientId: string): Promise<boolean>;
  deletePlatformById(id: string): Promise<boolean>;
  getAllPlatforms(): Promise<Platform[]>;
};
const { Provider: one } = createRequire(import.meta.url)('ltijs') as {
  Provider: { constructor: new () => Provider };
};

const URL_ = 'https://lms.example';
const platformOf = (clientId: string, more: object = {}) => ({
  url: URL_,
  clientId,
  name: 'LMS',
  authenticationEndpoint: `${URL_}/auth`,
  accesstokenEndpoint: `${URL_}/token`,
  authConfig: { method: 'JWK_SET', key: `${URL_}/jwks` },
  ...more,
});

onBothDatabases('ltijs over our plugin', ({ database }) => {
  let provider: Provider;
  beforeEach(() => {
    const store = createLtijsStore(database(), createVault(keyFor('a secret', 'lti store')));
    provider = new one.constructor();
    provider.setup('any key', { plugin: store }, { cors: false, ltiaas: true });
  });

  it('registers, finds and lists platforms, each with a key pair of its own', async () => {
    const first = await provider.registerPlatform(platformOf('a'));
    const second = await provider.registerPlatform(platformOf('b'));
    expect(await first.platformKid()).not.toBe(await second.platformKid());
    for (const [made, name] of [
      [first, 'a'],
      [second, 'b'],
    ] as const) {
      const found = await provider.getPlatform(URL_, name);
      if (found === false) throw new Error('It was just registered.');
      expect(await found.platformClientId()).toBe(name);
      expect(await found.platformKid()).toBe(await made.platformKid());
      expect(await found.platformActive()).toBe(true);
      expect(await found.platformPublicKey()).toContain('BEGIN PUBLIC KEY');
      expect(await found.platformPrivateKey()).toContain('PRIVATE KEY');
      expect(await found.platformAuthConfig()).toEqual({ method: 'JWK_SET', key: `${URL_}/jwks` });
    }
    expect(await provider.getPlatform(URL_)).toHaveLength(2);
    expect(await provider.getAllPlatforms()).toHaveLength(2);
    expect(await provider.getPlatform(URL_, 'nobody')).toBe(false);
    expect(await provider.getPlatform('https://elsewhere.example')).toBe(false);
  });

  it('changes a platform, and registers one again without a second', async () => {
    const made = await provider.registerPlatform(platformOf('a'));
    const kid = await made.platformKid();
    await provider.registerPlatform(platformOf('a', { name: 'Another name' }));
    await made.platformActive(false);
    await made.platformAuthEndpoint(`${URL_}/elsewhere`);
    await made.platformAuthConfig('JWK_SET', `${URL_}/new`);
    const found = await provider.getPlatformById(kid);
    if (found === false) throw new Error('It was just registered.');
    expect(await found.platformName()).toBe('Another name');
    expect(await found.platformActive()).toBe(false);
    expect(await found.platformAuthEndpoint()).toBe(`${URL_}/elsewhere`);
    expect((await found.platformAuthConfig()).key).toBe(`${URL_}/new`);
    await provider.updatePlatformById(kid, { clientId: 'c' });
    expect(await provider.getPlatform(URL_, 'a')).toBe(false);
    expect(await provider.getPlatform(URL_, 'c')).not.toBe(false);
    expect(await provider.getAllPlatforms()).toHaveLength(1);
  });

  it('deletes a platform with its keys, and no other', async () => {
    const first = await provider.registerPlatform(platformOf('a'));
    const second = await provider.registerPlatform(platformOf('b'));
    await provider.deletePlatform(URL_, 'a');
    expect(await provider.getPlatformById(await first.platformKid())).toBe(false);
    const keys = () =>
      database().registry((tx) =>
        tx.selectFrom('registry.lti_private_key').select('client_id').execute(),
      );
    expect(await keys()).toEqual([{ client_id: 'b' }]);
    await provider.deletePlatformById(await second.platformKid());
    expect(await keys()).toEqual([]);
    expect(await provider.getAllPlatforms()).toEqual([]);
  });
});
