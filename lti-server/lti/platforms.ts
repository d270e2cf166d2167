import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { originOf } from './claims.ts';
import type { KnownPlatform } from './ltijs.ts';
import { LaunchRefusal } from './refusal.ts';
import type { Platform } from './tool.ts';

export type FoundPlatform = KnownPlatform & Platform;

/** Platforms of an issuer, or all, as they are now. */
export async function findPlatforms(
  database: Database,
  issuer: string | null,
  clientId: string | null,
): Promise<FoundPlatform[]> {
  const issuers = issuer === null ? sql`` : sql` and p.platform_url = ${issuer}`;
  const clients = clientId === null ? sql`` : sql` and p.client_id = ${clientId}`;
  const { rows } = await database.inRegistry((tx) =>
    sql<Omit<FoundPlatform, 'jwksUrl'>>`
      select p.platform_url as issuer, p.client_id as "clientId", p.platform_name as name, p.auth_endpoint as "authUrl",
        p.accesstoken_endpoint as "tokenUrl", coalesce(s.active, true) as active, p.kid, p.auth_config as keys
      from registry.lti_platform p left join registry.lti_platform_status s on s.id = p.kid
      where true${issuers}${clients} order by p.created_at`.execute(tx),
  );
  return rows.map((row) => ({ ...row, jwksUrl: row.keys.key }));
}

/** The one active platform a login or launch is for. Throws LaunchRefusal. */
async function platformFor(
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

/** A login begins with what was read so long ago at most; nobody comes in by that alone (spend.ts). */
const RECENT_MS = 5000;

/**
 * The platforms of one server. `live`: as it is now. `recent`: as it was a moment ago, which saves a question to the database;
 * for what is asked again before it counts. Both throw LaunchRefusal as platformFor does.
 */
export function createPlatforms(database: Database) {
  /** Of those that are registered and active: nobody can make it grow by asking. */
  const read = new Map<string, { at: number; platform: FoundPlatform }>();
  const live = (issuer: string, clientId: string | null) => platformFor(database, issuer, clientId);
  return {
    live,
    recent: async (issuer: string, clientId: string | null): Promise<FoundPlatform> => {
      const key = JSON.stringify([issuer, clientId]);
      const known = read.get(key);
      if (known !== undefined && performance.now() - known.at < RECENT_MS) return known.platform;
      read.delete(key);
      const at = performance.now();
      const platform = await live(issuer, clientId);
      read.set(key, { at, platform });
      return platform;
    },
    /** Something has changed. */
    forget: () => read.clear(),
  };
}
export type Platforms = ReturnType<typeof createPlatforms>;

/**
 * Who may frame a page before its launch is checked: the platform, where it signs people in at its own address. Canvas's
 * cloud does so for every school at one, and which school's page is around us only the signed launch tells.
 */
export function framersOf(issuer: string, authUrl: string): string[] {
  const origin = originOf(authUrl);
  return [origin !== null && origin === originOf(issuer) ? origin : '*'];
}
