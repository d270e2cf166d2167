import { AsyncLocalStorage } from 'node:async_hooks';
import { createPublicKey, generateKeyPair, type KeyObject, randomBytes } from 'node:crypto';
import { createRequire, Module } from 'node:module';
import { promisify } from 'node:util';
import { usableKeys } from './key-set.ts';
import type { LtijsStore } from './ltijs-store.ts';
import type { Jsonwebtoken, LtijsAuth, LtijsKeyset, LtijsProvider } from './ltijs-types.ts';
import type { Answer, Outgoing, RequestOptions } from './outgoing.ts';
import { ServiceError } from './services/service-error.ts';
import type { LinksAsked, NewPlatform } from './tool.ts';

/** The only file that knows ltijs. Its own login, state, session, cookies, CORS and registration routes are not used. */
const PINNED = '5.9.9';
const require = createRequire(import.meta.url);
const outgoing = new AsyncLocalStorage<Outgoing>();

/** ltijs's client has no time-out, limit or cache; ours takes its place before ltijs loads it. */
function replaceHttp(): void {
  const current = (): Outgoing => {
    const found = outgoing.getStore();
    if (found === undefined) throw new Error('ltijs asked the network outside a request of ours');
    return found;
  };
  const answered = (answer: ReturnType<Outgoing['request']>) =>
    Object.assign(answer, { json: async () => JSON.parse((await answer).body) as unknown });
  /** Of an answer that serves many launches. */
  const read = new WeakMap<Answer, ReturnType<typeof usableKeys>>();
  const keysOf = (answer: Answer) => {
    const keys = read.get(answer) ?? usableKeys(answer.body);
    read.set(answer, keys);
    return keys;
  };
  const keySet = (answer: Promise<Answer>) =>
    Object.assign(answer, { json: async () => keysOf(await answer) });
  const call = (method: string) => (url: string, options?: RequestOptions) =>
    answered(current().request(method, url, options));
  const file = require.resolve('ltijs/dist/Utils/Http.js');
  const replacement = new Module(file);
  replacement.exports = {
    // The only GET without options is for a key set.
    get: (url: string, options?: RequestOptions) =>
      options === undefined ? keySet(current().keys(url)) : call('GET')(url, options),
    post: call('POST'),
    put: call('PUT'),
    delete: call('DELETE'),
  };
  replacement.loaded = true;
  require.cache[file] = replacement as NodeJS.Module;
}

type KeyExport = { export(options: { jwk: object }): Promise<string> };
/** ltijs writes a platform's key anew for each launch; the sets it is given stay the same objects (replaceHttp). */
function writeKeysOnce(): void {
  const rasha = createRequire(require.resolve('ltijs'))('rasha') as KeyExport;
  const write = rasha.export;
  const written = new WeakMap<object, Promise<string>>();
  rasha.export = (options) => {
    const text = written.get(options.jwk) ?? write(options);
    written.set(options.jwk, text);
    return text;
  };
}

const makeKeys = promisify(generateKeyPair);
/** 2048 bits off the event loop; ltijs makes 4096 on it and stops the server for up to 1.7 s. */
async function newKey() {
  const kid = randomBytes(16).toString('hex');
  const { publicKey, privateKey } = await makeKeys('rsa', { modulusLength: 2048 });
  const open = publicKey.export({ type: 'spki', format: 'pem' });
  const secret = privateKey.export({ type: 'pkcs1', format: 'pem' });
  return { kid, publickey: { key: open, kid }, privatekey: { key: secret, kid } };
}
const HALVES = ['publickey', 'privatekey'] as const;
const generatePlatformKeyPair: LtijsAuth['generatePlatformKeyPair'] = async (
  key,
  store,
  platformUrl,
  clientId,
) => {
  const owner = { platformUrl, clientId };
  const made = await newKey();
  const index = { kid: made.kid, ...owner };
  for (const half of HALVES) await store.Replace(key, half, owner, made[half], index);
  return made.kid;
};

function load() {
  const { version } = require('ltijs/package.json') as { version: string };
  if (version !== PINNED) throw new Error(`ltijs ${PINNED} is expected, ${version} is installed`);
  replaceHttp();
  writeKeysOnce();
  const auth = require('ltijs/dist/Utils/Auth.js') as LtijsAuth;
  const used = [
    'validateToken',
    'verifyToken',
    'oidcValidation',
    'claimValidation',
    'validateNonce',
  ] as const;
  for (const name of used)
    if (typeof auth[name] !== 'function') throw new Error(`ltijs has no Auth.${name}`);
  auth.generatePlatformKeyPair = generatePlatformKeyPair;
  const { Provider } = require('ltijs') as { Provider: { constructor: new () => LtijsProvider } };
  return {
    auth,
    // ltijs exports one instance; its class gives one to each server.
    Provider: Provider.constructor,
    keyset: require('ltijs/dist/Utils/Keyset.js') as LtijsKeyset,
    jwt: createRequire(require.resolve('ltijs'))('jsonwebtoken') as Jsonwebtoken,
  };
}

const ltijs = load();
/** Seconds. Moodle's tokens live for 60, and clocks differ. */
const CLOCK_TOLERANCE = 60;
const MAX_AGE = 120;

/** Keys of platforms as they were read last: reading one takes longer than checking a signature with it. */
const MOST_KEYS = 1_000;
const readKeys = new Map<string, KeyObject>();
function readKey(pem: string): KeyObject {
  const known = readKeys.get(pem);
  if (known !== undefined) return known;
  const key = createPublicKey(pem);
  if (readKeys.size >= MOST_KEYS) readKeys.clear();
  readKeys.set(pem, key);
  return key;
}

/** Signature, issuer, audience, algorithm and age are ltijs's; nonce and claims are ours (guard.ts, claims.ts). */
class Verifier extends ltijs.auth {
  static override async validateNonce(): Promise<boolean> {
    return true;
  }
  static override async claimValidation(): Promise<void> {}
  static override async verifyToken(
    ...[token, key, validation, platform, store]: Parameters<LtijsAuth['verifyToken']>
  ) {
    const options = { algorithms: ['RS256'] as ['RS256'], clockTolerance: CLOCK_TOLERANCE };
    const verified = ltijs.jwt.verify(token, readKey(key), options);
    await ltijs.auth.oidcValidation.call(Verifier, verified, platform, validation, store);
    return verified;
  }
}
const verifier = Verifier as unknown as LtijsAuth;

/** A registered platform as the guard has loaded it. */
export type KnownPlatform = {
  issuer: string;
  clientId: string;
  kid: string;
  active: boolean;
  keys: { method: string; key: string };
};

export type Ltijs = {
  /** Rejects with ltijs's own code as the message, or a network error. */
  verify(idToken: string, platform: KnownPlatform): Promise<Record<string, unknown>>;
  register(platform: NewPlatform): Promise<void>;
  setActive(issuer: string, clientId: string, active: boolean): Promise<void>;
  keyset(): Promise<{ keys: object[] }>;
  /** Another key for a platform, beside the one that signs: shown at once, used when rotate.ts says so. */
  addKey(issuer: string, clientId: string): Promise<void>;
  askToken(issuer: string, clientId: string, scope: string): Promise<void>;
  /** A signed LtiDeepLinkingResponse; of `items` only what the platform takes. */
  linkMessage(asked: LinksAsked, items: readonly object[]): Promise<string>;
  /** An access token for these scopes; `anew`: the kept one was refused. */
  accessToken(issuer: string, clientId: string, scopes: string, anew: boolean): Promise<unknown>;
};

/** `key` only tells ltijs that something is to be sealed; the store has its own. */
export function createLtijs(store: LtijsStore, http: Outgoing, key: string): Ltijs {
  const provider = new ltijs.Provider();
  provider.setup(
    key,
    { plugin: store },
    { cors: false, ltiaas: true, loginRoute: '/-', keysetRoute: '/--' },
  );

  return {
    verify: (idToken, platform) => {
      const { issuer, clientId, kid, active, keys } = platform;
      const known = {
        platformActive: () => Promise.resolve(active),
        platformAuthConfig: () => Promise.resolve(keys),
        platformClientId: () => Promise.resolve(clientId),
        platformKid: () => Promise.resolve(kid),
      };
      const only = (iss: string, aud: string) =>
        Promise.resolve(iss === issuer && aud === clientId ? known : (false as const));
      return outgoing.run(http, () =>
        verifier.validateToken(idToken, false, { iss: issuer, maxAge: MAX_AGE }, only, key, store),
      );
    },
    register: async (platform) => {
      await provider.registerPlatform({
        url: platform.issuer,
        clientId: platform.clientId,
        name: platform.name,
        authenticationEndpoint: platform.authUrl,
        accesstokenEndpoint: platform.tokenUrl,
        authConfig: { method: 'JWK_SET', key: platform.jwksUrl },
      });
    },
    setActive: async (issuer, clientId, active) => {
      const platform = await provider.getPlatform(issuer, clientId);
      if (platform === false) throw new Error('This platform is not registered.');
      await platform.platformActive(active);
    },
    keyset: () => ltijs.keyset.build(store, key),
    addKey: async (platformUrl, clientId) => {
      const made = await newKey();
      const index = { kid: made.kid, platformUrl, clientId };
      // The private half first: a key that is shown can be used.
      for (const half of HALVES.toReversed()) await store.Insert(key, half, made[half], index);
    },
    askToken: (issuer, clientId, scope) =>
      outgoing.run(http, async () => {
        const platform = await provider.getPlatform(issuer, clientId);
        if (platform === false) throw new Error('This platform is not registered.');
        await ltijs.auth.getAccessToken(scope, platform, key, store);
      }),
    linkMessage: ({ issuer, clientId, deploymentId, types, several, data }, items) =>
      provider.DeepLinking.createDeepLinkingMessage(
        {
          iss: issuer,
          clientId,
          deploymentId,
          platformContext: {
            deepLinkingSettings: {
              accept_types: types,
              accept_multiple: several,
              ...(data === null ? {} : { data }),
            },
          },
        },
        items,
      ),
    accessToken: (issuer, clientId, scopes, anew) =>
      outgoing.run(http, async () => {
        const platform = await provider.getPlatform(issuer, clientId);
        if (platform === false || !(await platform.platformActive()))
          throw new ServiceError('inactive');
        return anew
          ? ltijs.auth.getAccessToken(scopes, platform, key, store)
          : platform.platformAccessToken(scopes);
      }),
  };
}
