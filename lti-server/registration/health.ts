import * as v from 'valibot';
import type { Phrases } from '../../shared/locales/phrases.ts';
import type { TenantId } from '../../shared/model/ids.ts';
import type { Deps } from '../deps.ts';
import { OutgoingError } from '../lti/outgoing-error.ts';
import { ServiceError } from '../lti/services/service-error.ts';
import type { Platform } from '../lti/tool.ts';
import { addressesOf, SCOPES } from './asked.ts';
import { registrations } from './registrations.ts';

type Said = Parameters<Phrases['say']>[0] extends infer K
  ? K extends `setup.health.${infer Name}`
    ? Name
    : never
  : never;
/** One thing that was looked at: its sentence is `setup.health.<said>`. `good` is null where nothing could be tried. */
export type Finding = {
  good: boolean | null;
  said: Said;
  values: Readonly<Record<string, string | number>>;
};
type Parts = Pick<Deps, 'database' | 'lti' | 'config'>;

/** Beyond this a launch is refused (lti/ltijs.ts, lti/claims.ts). */
const APART_S = 60;
const MOODLE_TOKEN = /\/mod\/lti\/token\.php$/;
const good = (said: Said, values: Finding['values'] = {}): Finding => ({
  good: true,
  said,
  values,
});
const bad = (said: Said, values: Finding['values'] = {}): Finding => ({
  good: false,
  said,
  values,
});
const untried = (said: Said, values: Finding['values'] = {}): Finding => ({
  good: null,
  said,
  values,
});

/** The HTTP status an address refused us with; null when nothing answered. */
function statusOf(error: unknown): number | null {
  const cause = error instanceof ServiceError ? error.cause : error;
  const [, status] =
    /^status_(\d{3})$/.exec(cause instanceof OutgoingError ? cause.code : '') ?? [];
  return status === undefined ? null : Number(status);
}

const KeySchema = v.looseObject({ kty: v.literal('RSA'), kid: v.string() });
const KeysSchema = v.pipe(v.string(), v.parseJson(), v.object({ keys: v.array(v.unknown()) }));

/** The answer that brings the keys tells the time too. */
async function keysAndClock({ lti }: Parts, { jwksUrl }: Platform, host: string) {
  try {
    const { body, headers } = await lti.request('GET', jwksUrl);
    const parsed = v.safeParse(KeysSchema, body);
    const usable = parsed.success && parsed.output.keys.some((key) => v.is(KeySchema, key));
    const told = Date.parse(headers.date ?? '');
    const seconds = Math.round(Math.abs(told - Date.now()) / 1000);
    const clock = Number.isNaN(told)
      ? untried('clock.unknown', { host })
      : (seconds < APART_S ? good : bad)(seconds < APART_S ? 'clock.good' : 'clock.apart', {
          host,
          seconds,
        });
    return [usable ? good('keys.good', { host }) : bad('keys.none', { url: jwksUrl }), clock];
  } catch {
    return [bad('keys.unreachable', { url: jwksUrl }), untried('clock.unknown', { host })];
  }
}

const portOf = (address: string): string => {
  const { port, protocol } = new URL(address);
  return port || (protocol === 'https:' ? '443' : '80');
};

async function token({ lti, config }: Parts, platform: Platform, host: string): Promise<Finding> {
  const { keys } = addressesOf(config.publicUrl);
  try {
    await lti.askToken(platform.issuer, platform.clientId, SCOPES[0].scope);
    return good('token.good', { host });
  } catch (error) {
    const status = statusOf(error);
    if (status === null) return bad('token.unreachable', { url: platform.tokenUrl });
    // Moodle 5.1: a key set of ours it is not let fetch ends in "fix_jwks_alg(): … null given", sent as 404.
    if (status === 404 && MOODLE_TOKEN.test(platform.tokenUrl))
      return bad('token.moodle', { keys, port: portOf(keys) });
    return bad('token.refused', { host, keys, status: String(status), client: platform.clientId });
  }
}

/** A course of this platform that hands out a class list, the one opened last. */
async function courseOf({ database }: Parts, tenant: TenantId, platform: Platform) {
  return database.tenant(tenant, async (tx) => {
    const course = await tx
      .selectFrom('school.context')
      .select('memberships_url')
      .where('issuer', '=', platform.issuer)
      .where('client_id', '=', platform.clientId)
      .where('memberships_url', 'is not', null)
      .orderBy('made_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    const origins = await tx
      .selectFrom('school.lms_origin')
      .select('origin')
      .where('issuer', '=', platform.issuer)
      .execute();
    return { url: course?.memberships_url ?? null, origins: origins.map(({ origin }) => origin) };
  });
}

async function roster(
  parts: Parts,
  tenant: TenantId,
  platform: Platform,
  host: string,
): Promise<Finding> {
  const { url, origins } = await courseOf(parts, tenant, platform);
  if (url === null) return untried('roster.none');
  const { issuer, clientId } = platform;
  try {
    for await (const _one of parts.lti.members({ issuer, clientId, url, origins, context: null }))
      break;
    return good('roster.good', { host });
  } catch (error) {
    const status = statusOf(error);
    if (status === null) return bad('roster.unreachable', { host });
    return bad('roster.refused', { host, status: String(status) });
  }
}

const ShownSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ keys: v.array(v.looseObject({ kid: v.string() })) }),
);

/** An LMS compares the redirect URI as text with what it was told, and fetches our keys from where it was told. */
async function address({ lti, config }: Parts, told: string, host: string): Promise<Finding> {
  const url = config.publicUrl;
  if (told !== url) return bad('address.moved', { host, told, url });
  const ours = await lti.keyIds();
  try {
    const { body } = await lti.request('GET', addressesOf(url).keys);
    const { keys } = v.parse(ShownSchema, body);
    if (keys.some(({ kid }) => ours.includes(kid))) return good('address.good', { host, url });
  } catch (error) {
    if (error instanceof OutgoingError && error.code === 'address_refused')
      return untried('address.untried', { host, url });
    // Whatever stands there, it is not this server: said below.
  }
  return bad('address.unseen', { url });
}

/** Looks at everything a platform and this server need of each other. `platform`: a registered one. */
export async function lookAt(parts: Parts, platform: Platform): Promise<Finding[]> {
  const { issuer, clientId } = platform;
  const host = new URL(platform.authUrl).host;
  const known = (await registrations(parts.database)).find(
    (one) => one.issuer === issuer && one.clientId === clientId,
  );
  const waits = known !== undefined && known.confirmedAt === null;
  const off = waits ? bad('state.waits', { issuer, client: clientId }) : bad('state.off');
  const findings: Finding[] = [
    platform.active ? good('state.good') : off,
    ...(await keysAndClock(parts, platform, host)),
  ];
  const access = await token(parts, platform, host);
  findings.push(access);
  if (known === undefined) return findings;
  findings.push(
    access.good === true
      ? await roster(parts, known.tenant, platform, host)
      : untried('roster.untried'),
    await address(parts, known.publicUrl, host),
  );
  return findings;
}

const MARK = { true: 'ok  ', false: 'BAD ', null: '  - ' } as const;
/** As lines: one for each thing looked at. */
export const report = (findings: readonly Finding[], { say }: Phrases): string =>
  findings
    .map(
      ({ good: state, said, values }) =>
        `  ${MARK[`${state}`]}${say(`setup.health.${said}`, values)}`,
    )
    .join('\n');
