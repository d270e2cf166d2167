import { type Claims, originOf } from './claims.ts';
import { CUSTOM } from './deep-linking/custom.ts';
import type { Launch, LmsFlavour } from './launch.ts';

/** Canvas writes ids of other shards short: `1~123` is 10000000000123. */
export const canvasId = (id: string): string =>
  id.replace(/^(\d+)~(\d+)$/, (_all, shard: string, local: string) =>
    (BigInt(shard) * 10_000_000_000_000n + BigInt(local)).toString(),
  );

/** A platform that does not know a variable sends it back as it stands. */
export function expanded(custom: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  const known: Record<string, string> = {};
  for (const [name, value] of Object.entries(custom)) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const text = String(value);
    if (text !== '' && !/^\$|\0/.test(text) && text.length <= 255) known[name] = text;
  }
  return known;
}

const MOODLE_KEY = 'sesskey';

const flavourOf = (family: string | undefined): LmsFlavour => {
  const name = family?.toLowerCase();
  return name === 'canvas' || name === 'moodle' ? name : 'other';
};

function nameOf(claims: Claims): string | null {
  const parts = [claims.given_name, claims.family_name].filter((part) => part?.trim());
  return claims.name?.trim() || parts.join(' ') || null;
}

/** Only origins are taken of return_url: Moodle's holds a sesskey. */
function originsOf(claims: Claims, platform: { issuer: string; authUrl: string }): string[] {
  const addresses = [
    platform.issuer,
    platform.authUrl,
    claims.launch_presentation?.return_url,
    claims.tool_platform?.url,
  ];
  return [...new Set(addresses.map(originOf).filter((origin) => origin !== null))];
}

/** Of an address that is stored: Moodle puts the key of a person's session into some of its own. */
function keptAddress(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (!url.searchParams.has(MOODLE_KEY)) return address;
  url.searchParams.delete(MOODLE_KEY);
  return url.href;
}

const isByLink = ({ message_type, custom }: Claims): boolean =>
  message_type === 'LtiDeepLinkingRequest' || custom?.[CUSTOM.opens] !== undefined;

/**
 * Canvas tells the ids its pages show only to a roster request that names a resource link
 * (`message[].https://www.instructure.com/canvas_user_id`, Canvas "Names and Role API"). The link of an assignment is none for
 * this: its list has those alone who have the assignment.
 */
function rosterAddress(claims: Claims, lms: LmsFlavour): string | null {
  const address = keptAddress(claims.roster?.context_memberships_url);
  const link = claims.resource_link?.id;
  if (address === null || link === undefined || lms !== 'canvas' || isByLink(claims))
    return address;
  const url = new URL(address);
  url.searchParams.set('rlid', link);
  return url.href;
}

function gradesOf({ grades }: Claims): Launch['grades'] {
  const lineItemsUrl = keptAddress(grades?.lineitems);
  return lineItemsUrl === null ? null : { lineItemsUrl, scopes: grades?.scope ?? [] };
}

export function launchOf(
  claims: Claims,
  platform: { issuer: string; clientId: string; authUrl: string },
  flow: { kind: 'browser' | 'silent'; cmid: string | null },
): Omit<Launch, 'tenant'> {
  const { context } = claims;
  const lms = flavourOf(claims.tool_platform?.product_family_code);
  return {
    issuer: platform.issuer,
    clientId: platform.clientId,
    deploymentId: claims.deployment_id,
    sub: claims.sub,
    roles: claims.roles,
    name: nameOf(claims),
    locale: claims.launch_presentation?.locale ?? claims.locale ?? null,
    context:
      context === undefined
        ? null
        : { id: context.id, title: (context.title || context.label || '').slice(0, 200) },
    lms,
    guid: claims.tool_platform?.guid ?? null,
    custom: expanded(claims.custom),
    origins: originsOf(claims, platform),
    membershipsUrl: rosterAddress(claims, lms),
    byLink: isByLink(claims),
    grades: gradesOf(claims),
    linkTitle: claims.resource_link?.title?.trim().slice(0, 200) || null,
    deepLinking:
      claims.message_type === 'LtiDeepLinkingRequest' ? (claims.deepLinking ?? null) : null,
    cmid: lms === 'moodle' ? flow.cmid : null,
    silent: flow.kind === 'silent',
  };
}
