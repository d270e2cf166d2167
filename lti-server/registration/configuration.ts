import * as v from 'valibot';
import type { Outgoing } from '../lti/outgoing.ts';
import { OutgoingError } from '../lti/outgoing-error.ts';
import { RegistrationRefusal } from './refusal.ts';

/** An LMS's OpenID configuration (1EdTech LTI Dynamic Registration 1.0, §3.4), read, and held to one host. */
const PLATFORM = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const ACCOUNT_NAME = 'https://canvas.instructure.com/lti/account_name';
const ACCOUNT_GUID = 'https://canvas.instructure.com/lti/account_lti_guid';

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(500), v.excludes('\0'));
const Address = v.pipe(
  Text,
  v.check((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? '')),
);
const ConfigurationSchema = v.object({
  issuer: Address,
  authorization_endpoint: Address,
  token_endpoint: Address,
  jwks_uri: Address,
  registration_endpoint: Address,
  scopes_supported: v.optional(v.array(v.string()), []),
  claims_supported: v.optional(v.array(v.string()), []),
  [PLATFORM]: v.object({
    product_family_code: Text,
    version: v.optional(Text),
    [ACCOUNT_NAME]: v.optional(Text),
    [ACCOUNT_GUID]: v.optional(Text),
  }),
});

export type LmsConfiguration = {
  issuer: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  registerUrl: string;
  lms: 'canvas' | 'moodle' | 'other';
  product: string;
  version: string;
  /** What the LMS calls the account it is registered in: Canvas tells it. */
  account: string | null;
  guid: string | null;
  scopes: readonly string[];
  claims: readonly string[];
  /** The host an administrator knows the LMS by, with its port. */
  host: string;
};

/** Every school on Instructure's cloud has one of these issuers; signing in and keys are on hosts of the same name. */
const CANVAS_CLOUD: Readonly<Record<string, RegExp>> = {
  'https://canvas.instructure.com': /^(canvas\.instructure\.com|sso\.canvaslms\.com)$/,
  'https://canvas.beta.instructure.com': /^(canvas\.beta\.instructure|sso\.beta\.canvaslms)\.com$/,
  'https://canvas.test.instructure.com': /^(canvas\.test\.instructure|sso\.test\.canvaslms)\.com$/,
};

/**
 * Whoever answers at one host may speak for no other: configuration, issuer and all services are on one origin. Canvas's
 * cloud is let have two hosts for all, and the school's own for registering: its issuer's own host names it.
 */
function checkHosts(address: URL, found: v.InferOutput<typeof ConfigurationSchema>): void {
  const { issuer, authorization_endpoint, token_endpoint, jwks_uri, registration_endpoint } = found;
  const services = [authorization_endpoint, token_endpoint, jwks_uri].map((text) => new URL(text));
  const cloud = Object.hasOwn(CANVAS_CLOUD, issuer) ? CANVAS_CLOUD[issuer] : undefined;
  if (cloud !== undefined) {
    const secure = [address, ...services, new URL(registration_endpoint)].every(
      ({ protocol }) => protocol === 'https:',
    );
    if (secure && [address, ...services].every(({ host }) => cloud.test(host))) return;
  } else {
    const all = [issuer, registration_endpoint].map((text) => new URL(text));
    if ([...all, ...services].every(({ origin }) => origin === address.origin)) return;
  }
  throw new RegistrationRefusal('lms_hosts', { values: { host: address.host } });
}

const flavourOf = (family: string): LmsConfiguration['lms'] => {
  const name = family.toLowerCase();
  return name === 'canvas' || name === 'moodle' ? name : 'other';
};

function parse(body: string): v.InferOutput<typeof ConfigurationSchema> {
  try {
    return v.parse(ConfigurationSchema, JSON.parse(body));
  } catch {
    throw new RegistrationRefusal('lms_unreadable', { detail: 'configuration' });
  }
}

const isCloud = (host: string): boolean =>
  Object.values(CANVAS_CLOUD).some((cloud) => cloud.test(host));
const otherHost = (host: string, other: string) =>
  new RegistrationRefusal('link_other_host', { values: { host, other } });

/**
 * Fetches and checks what an LMS says of itself. `token`: its own, for this registration. `host`: the only one a link is
 * for; no other is asked, but Canvas's cloud, which answers for all its schools. Throws RegistrationRefusal.
 */
export async function readConfiguration(
  request: Outgoing['request'],
  from: { address: string; token: string },
  host: string | null,
): Promise<LmsConfiguration> {
  const address = URL.parse(from.address);
  if (address === null || !/^https?:$/.test(address.protocol))
    throw new RegistrationRefusal('no_lms');
  if (host !== null && address.host !== host && !isCloud(address.host))
    throw otherHost(host, address.host);
  const headers = { accept: 'application/json', ...bearer(from.token) };
  const answer = await request('GET', address.href, { headers }).catch((error: unknown) => {
    const refused = error instanceof OutgoingError && error.code === 'address_refused';
    throw new RegistrationRefusal(refused ? 'lms_private' : 'lms_unreachable', {
      values: { host: address.host },
      detail: error instanceof OutgoingError ? error.code : 'error',
    });
  });
  const found = parse(answer.body);
  checkHosts(address, found);
  const registrar = new URL(found.registration_endpoint).host;
  if (host !== null && registrar !== host) throw otherHost(host, registrar);
  const platform = found[PLATFORM];
  return {
    issuer: found.issuer,
    authUrl: found.authorization_endpoint,
    tokenUrl: found.token_endpoint,
    jwksUrl: found.jwks_uri,
    registerUrl: found.registration_endpoint,
    lms: flavourOf(platform.product_family_code),
    product: platform.product_family_code,
    version: platform.version ?? '',
    account: platform[ACCOUNT_NAME] ?? null,
    guid: platform[ACCOUNT_GUID] ?? null,
    scopes: found.scopes_supported,
    claims: found.claims_supported,
    host: registrar,
  };
}

/** Canvas wants it for its configuration too; who gives none needs none. */
export const bearer = (token: string): Record<string, string> =>
  token === '' ? {} : { authorization: `Bearer ${token}` };
