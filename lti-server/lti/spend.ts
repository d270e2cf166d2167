import { sql } from 'kysely';
import type { TenantId } from '../../shared/model/ids.ts';
import type { Database } from '../db/database.ts';
import type { Launch } from './launch.ts';
import type { FoundPlatform } from './platforms.ts';
import { LaunchRefusal } from './refusal.ts';

type Row = {
  active: boolean | null;
  same: boolean | null;
  fresh: boolean;
  tenant_id: TenantId | null;
  guid: string | null;
};

/**
 * Spends the nonce of a launch that was checked by `platform`, and finds the school of its deployment, in one statement: the
 * insert is the check, and made only where the platform still is what it was. `tenant`: null where there is something left to
 * note of the deployment, or nobody knows it (deployments.ts). `changed`: by other keys or addresses now; nothing is spent.
 * Throws LaunchRefusal.
 */
export async function spendLaunch(
  database: Database,
  nonce: string,
  platform: FoundPlatform,
  { deploymentId, guid }: Pick<Launch, 'deploymentId' | 'guid'>,
): Promise<'changed' | { tenant: TenantId | null }> {
  const { issuer, clientId, jwksUrl, authUrl } = platform;
  const { rows } = await database.inRegistry((tx) =>
    sql<Row>`
      with platform as materialized (
        select coalesce(s.active, true) as active, p.auth_config ->> 'key' = ${jwksUrl} and p.auth_endpoint = ${authUrl} as same
        from registry.lti_platform p left join registry.lti_platform_status s on s.id = p.kid
        where p.platform_url = ${issuer} and p.client_id = ${clientId}),
      spent as (
        insert into registry.lti_nonce (nonce) select ${nonce} from platform where active and same
        on conflict do nothing returning nonce)
      select p.active, p.same, exists (select from spent) as fresh, d.tenant_id, d.guid
      from (select) as one left join platform p on true left join registry.deployment d
        on d.issuer = ${issuer} and d.client_id = ${clientId} and d.deployment_id = ${deploymentId}`.execute(
      tx,
    ),
  );
  const [row] = rows;
  if (row === undefined || row.active === null)
    throw new LaunchRefusal('unregistered_platform', 'no longer registered');
  if (!row.active) throw new LaunchRefusal('platform_inactive', 'switched off');
  if (!row.same) return 'changed';
  if (!row.fresh) throw new LaunchRefusal('launch_replayed', 'nonce');
  return { tenant: row.guid !== null || guid === null ? row.tenant_id : null };
}
