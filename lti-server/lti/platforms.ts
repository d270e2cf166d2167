import type { Database } from '../db/database.ts';
import { originOf } from './claims.ts';
import type { KnownPlatform } from './ltijs.ts';
import { LaunchRefusal } from './refusal.ts';
import type { Platform } from './tool.ts';

export type FoundPlatform = KnownPlatform & Platform;

/** Platforms of an issuer, or all; read live, so that a deactivation counts at once. */
export async function findPlatforms(
  database: Database,
  issuer: string | null,
  clientId: string | null,
): Promise<FoundPlatform[]> {
  const rows = await database.inRegistry((tx) => {
    let query = tx
      .selectFrom('registry.lti_platform as p')
      .leftJoin('registry.lti_platform_status as s', 's.id', 'p.kid')
      .selectAll('p')
      .select('s.active')
      .orderBy('p.created_at');
    if (issuer !== null) query = query.where('p.platform_url', '=', issuer);
    if (clientId !== null) query = query.where('p.client_id', '=', clientId);
    return query.execute();
  });
  return rows.map((row) => ({
    issuer: row.platform_url,
    clientId: row.client_id,
    name: row.platform_name,
    authUrl: row.auth_endpoint,
    tokenUrl: row.accesstoken_endpoint,
    jwksUrl: row.auth_config.key,
    active: row.active ?? true,
    kid: row.kid,
    keys: row.auth_config,
  }));
}

/** The one active platform a login or launch is for. Throws LaunchRefusal. */
export async function platformFor(
  database: Database,
  issuer: string,
  clientId: string | null,
): Promise<FoundPlatform> {
  const found = await findPlatforms(database, issuer, clientId);
  const [platform] = found;
  if (platform === undefined)
    throw new LaunchRefusal('unregistered_platform', 'unknown issuer or client');
  if (found.length > 1) throw new LaunchRefusal('malformed', 'client_id is needed');
  if (!platform.active) throw new LaunchRefusal('platform_inactive', 'switched off');
  return platform;
}

/**
 * Who may frame a page before its launch is checked: the platform, where it signs people in at its own address. Canvas's
 * cloud does so for every school at one, and which school's page is around us only the signed launch tells.
 */
export function framersOf(issuer: string, authUrl: string): string[] {
  const origin = originOf(authUrl);
  return [origin !== null && origin === originOf(issuer) ? origin : '*'];
}
