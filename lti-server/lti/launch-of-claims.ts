import { type Claims, originOf } from './claims.ts';
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

/**
 * Canvas tells the ids its pages show only to a roster request that names a resource link
 * (`message[].https://www.instructure.com/canvas_user_id`, Canvas "Names and Role API").
 */
function rosterAddress(claims: Claims, lms: LmsFlavour): string | null {
  const address = claims.roster?.context_memberships_url ?? null;
  if (address === null || lms !== 'canvas' || !URL.canParse(address)) return address;
  const url = new URL(address);
  url.searchParams.set('rlid', claims.resource_link.id);
  return url.href;
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
    cmid: lms === 'moodle' ? flow.cmid : null,
    silent: flow.kind === 'silent',
  };
}
