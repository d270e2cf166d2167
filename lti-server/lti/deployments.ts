import type { TenantId } from '../../shared/model/ids.ts';
import type { Database, RegistryTx } from '../db/database.ts';
import type { Launch } from './launch.ts';
import { LaunchRefusal } from './refusal.ts';

type Deployment = { issuer: string; clientId: string; deploymentId: string };
const rowOf = ({ issuer, clientId, deploymentId }: Deployment) => ({
  issuer,
  client_id: clientId,
  deployment_id: deploymentId,
});

/**
 * A new deployment belongs to a tenant when its signed guid is that of an approved one of the same issuer and client, or the
 * one the LMS told when it was registered by that tenant's link (Canvas, which makes deployments afterwards).
 */
async function tenantByGuid(tx: RegistryTx, launch: Launch): Promise<TenantId | null> {
  if (launch.guid === null) return null;
  const tenants = await tx
    .selectFrom('registry.deployment')
    .select('tenant_id')
    .where('issuer', '=', launch.issuer)
    .where('client_id', '=', launch.clientId)
    .where('guid', '=', launch.guid)
    .where('tenant_id', 'is not', null)
    .union(
      tx
        .selectFrom('registry.registration')
        .select('tenant_id')
        .where('issuer', '=', launch.issuer)
        .where('client_id', '=', launch.clientId)
        .where('guid', '=', launch.guid),
    )
    .execute();
  return tenants.length === 1 ? (tenants[0]?.tenant_id ?? null) : null;
}

const find = (tx: RegistryTx, deployment: Deployment) => {
  const row = rowOf(deployment);
  return tx
    .selectFrom('registry.deployment')
    .select(['tenant_id', 'guid', 'refused_at'])
    .where('issuer', '=', row.issuer)
    .where('client_id', '=', row.client_id)
    .where('deployment_id', '=', row.deployment_id)
    .executeTakeFirst();
};

/** Notes a deployment that is seen for the first time, or whose guid is. */
const note = (database: Database, launch: Launch): Promise<TenantId | null> =>
  database.registry(async (tx) => {
    const known = await find(tx, launch);
    // An admin's no is not undone by what the LMS says of itself.
    const refused = known !== undefined && known.refused_at !== null;
    const tenant_id = known?.tenant_id ?? (refused ? null : await tenantByGuid(tx, launch));
    const seen = { guid: launch.guid, tenant_id, seen_at: new Date() };
    await tx
      .insertInto('registry.deployment')
      .values({ ...rowOf(launch), ...seen })
      .onConflict((conflict) =>
        conflict.columns(['issuer', 'client_id', 'deployment_id']).doUpdateSet(seen),
      )
      .execute();
    return tenant_id;
  });

/** The tenant of a checked launch. An unknown deployment is noted and quarantined: throws LaunchRefusal. */
export async function tenantOf(database: Database, launch: Launch): Promise<TenantId> {
  const known = await database.inRegistry((tx) => find(tx, launch));
  const settled = known?.tenant_id != null && (known.guid !== null || launch.guid === null);
  const tenant = settled ? known.tenant_id : await note(database, launch);
  if (tenant === null || tenant === undefined)
    throw new LaunchRefusal('deployment_quarantined', 'waits for an admin');
  return tenant;
}

/** Throws LaunchRefusal; notes nothing. */
export async function tenantOfDeployment(
  database: Database,
  deployment: Deployment,
): Promise<TenantId> {
  const known = await database.inRegistry((tx) => find(tx, deployment));
  if (known?.tenant_id == null)
    throw new LaunchRefusal('deployment_quarantined', 'waits for an admin');
  return known.tenant_id;
}

/** An admin's word that a deployment is this tenant's. */
export async function approveDeployment(
  database: Database,
  deployment: Deployment,
  tenant: TenantId,
): Promise<void> {
  await database.registry((tx) =>
    tx
      .insertInto('registry.deployment')
      .values({ ...rowOf(deployment), tenant_id: tenant, guid: null })
      .onConflict((conflict) =>
        conflict
          .columns(['issuer', 'client_id', 'deployment_id'])
          .doUpdateSet({ tenant_id: tenant, refused_at: null }),
      )
      .execute(),
  );
}
