/** ltijs 5.9.9's collections and fields, and the tables and columns of ours they stand in. */
export type Collection = {
  table: string;
  columns: Readonly<Record<string, string>>;
  key: readonly string[];
  json?: string;
  /** Fields that make the place a secret is sealed for; without it nothing is sealed. */
  sealedFor?: readonly string[];
  /** What a field is where ltijs leaves it out. */
  unsaid?: Readonly<Record<string, unknown>>;
};

const owner = { platformUrl: 'platform_url', clientId: 'client_id' };
const key = (table: string): Collection => ({
  table,
  columns: { kid: 'kid', ...owner, data: 'data' },
  key: ['kid'],
  sealedFor: ['kid'],
});

export const COLLECTIONS: Readonly<Record<string, Collection>> = {
  platform: {
    table: 'registry.lti_platform',
    columns: {
      ...owner,
      platformName: 'platform_name',
      authEndpoint: 'auth_endpoint',
      accesstokenEndpoint: 'accesstoken_endpoint',
      authorizationServer: 'authorization_server',
      kid: 'kid',
      authConfig: 'auth_config',
    },
    key: ['platformUrl', 'clientId'],
    json: 'authConfig',
  },
  platformStatus: {
    table: 'registry.lti_platform_status',
    columns: { id: 'id', active: 'active' },
    key: ['id'],
    // Of a platform that registers itself: nobody has let it in.
    unsaid: { active: false },
  },
  publickey: key('registry.lti_public_key'),
  privatekey: key('registry.lti_private_key'),
  accesstoken: {
    table: 'registry.lti_access_token',
    columns: { ...owner, scopes: 'scopes', data: 'data' },
    key: ['platformUrl', 'clientId', 'scopes'],
    sealedFor: ['platformUrl', 'clientId', 'scopes'],
  },
  nonce: { table: 'registry.lti_nonce', columns: { nonce: 'nonce' }, key: ['nonce'] },
};

/** Personal data, or what our sealed state carries: never kept, whatever ltijs asks. */
export const NEVER_KEPT: ReadonlySet<string> = new Set(['idtoken', 'contexttoken', 'state']);
