import type { KeyObject } from 'node:crypto';
import type { LtijsStore } from './ltijs-store.ts';

/** The parts of ltijs 5.9.9 we use. @types/ltijs 4.0.12 describes an older API. */
type LtijsPlatform = {
  platformActive(): Promise<boolean>;
  platformActive(active: boolean): Promise<boolean>;
  platformAuthConfig(): Promise<{ method: string; key: string }>;
  platformClientId(): Promise<string>;
  platformKid(): Promise<string>;
  /** One that is kept and not too old, or a new one. */
  platformAccessToken(scopes: string): Promise<unknown>;
};
type GetPlatform = (
  issuer: string,
  clientId: string,
  key: string,
  store: LtijsStore,
) => Promise<
  | Pick<
      LtijsPlatform,
      'platformActive' | 'platformAuthConfig' | 'platformClientId' | 'platformKid'
    >
  | false
>;
type Validation = { iss: string; maxAge: number; alg?: string };

export type LtijsAuth = {
  new (): object;
  validateToken(
    token: string,
    devMode: false,
    validation: Validation,
    getPlatform: GetPlatform,
    key: string,
    store: LtijsStore,
  ): Promise<Record<string, unknown>>;
  verifyToken(
    token: string,
    key: string,
    validation: Validation,
    platform: LtijsPlatform,
    store: LtijsStore,
  ): Promise<Record<string, unknown>>;
  oidcValidation(
    token: Record<string, unknown>,
    platform: LtijsPlatform,
    validation: Validation,
    store: LtijsStore,
  ): Promise<unknown>;
  claimValidation(token: Record<string, unknown>): Promise<unknown>;
  validateNonce(token: Record<string, unknown>, store: LtijsStore): Promise<boolean>;
  /** Asks anew, whatever is kept. */
  getAccessToken(
    scopes: string,
    platform: LtijsPlatform,
    key: string,
    store: LtijsStore,
  ): Promise<unknown>;
  generatePlatformKeyPair(
    key: string,
    store: LtijsStore,
    platformUrl: string,
    clientId: string,
  ): Promise<string>;
};

export type LtijsProvider = {
  setup(key: string, database: { plugin: LtijsStore }, options: Record<string, unknown>): unknown;
  registerPlatform(platform: {
    url: string;
    clientId: string;
    name: string;
    authenticationEndpoint: string;
    accesstokenEndpoint: string;
    authConfig: { method: 'JWK_SET'; key: string };
  }): Promise<LtijsPlatform>;
  getPlatform(issuer: string, clientId: string): Promise<LtijsPlatform | false>;
  DeepLinking: {
    createDeepLinkingMessage(
      token: {
        iss: string;
        clientId: string;
        deploymentId: string;
        platformContext: {
          deepLinkingSettings: { accept_types: string[]; accept_multiple: boolean; data?: string };
        };
      },
      items: readonly object[],
    ): Promise<string>;
  };
};

export type LtijsKeyset = { build(store: LtijsStore, key: string): Promise<{ keys: object[] }> };
export type Jsonwebtoken = {
  verify(
    token: string,
    key: KeyObject,
    options: { algorithms: ['RS256']; clockTolerance: number },
  ): Record<string, unknown>;
};
