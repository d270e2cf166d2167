import { sql } from 'kysely';
import type { TenantId } from '../../shared/model/ids.ts';
import type { Database } from '../db/database.ts';
import type { Launch } from './launch.ts';
import { LaunchRefusal } from './refusal.ts';

type Row = { fresh: boolean; tenant_id: TenantId | null; guid: string | null };

/**
 * Spends the nonce of a launch, and finds the school of its deployment, in one statement: the insert is the check. Null
 * where there is something left to note of the deployment, or nobody knows it (deployments.ts). Throws LaunchRefusal.
 */
export async function spendLaunch(
  database: Database,
  nonce: string,
  launch: Pick<Launch, 'issuer' | 'clientId' | 'deploymentId' | 'guid'>,
): Promise<TenantId | null> {
  const { issuer, clientId, deploymentId, guid } = launch;
  const { rows } = await database.inRegistry((tx) =>
    sql<Row>`
      with spent as (insert into registry.lti_nonce (nonce) values (${nonce}) on conflict do nothing returning nonce)
      select exists (select from spent) as fresh, d.tenant_id, d.guid from (select) as one
      left join registry.deployment d
        on d.issuer = ${issuer} and d.client_id = ${clientId} and d.deployment_id = ${deploymentId}`.execute(
      tx,
    ),
  );
  const [row] = rows;
  if (row?.fresh !== true) throw new LaunchRefusal('launch_replayed', 'nonce');
  return row.guid !== null || guid === null ? row.tenant_id : null;
}
