import type { TenantId } from '../shared/model/ids.ts';
import type { Database } from './db/database.ts';
import { makeTenant } from './db/tenant.ts';
import { originOf } from './lti/claims.ts';
import { approveDeployment } from './lti/deployments.ts';
import { putOrigins } from './lti/people.ts';
import type { LtiTool } from './lti/tool.ts';

export type PlatformInput = {
  issuer: string;
  clientId: string;
  deploymentId: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  /** The school; made when no school has this name. */
  tenant: string;
  /** Origins of its LMS pages, beside what launches tell. */
  origins?: readonly string[];
  /** What we call the platform; the issuer if absent. */
  name?: string;
};

async function tenantNamed(database: Database, name: string): Promise<TenantId> {
  const found = await database.registry((tx) =>
    tx.selectFrom('registry.tenant').select('id').where('name', '=', name).execute(),
  );
  if (found.length > 1) throw new Error(`Several schools are called ${name}.`);
  return found[0]?.id ?? makeTenant(database, name);
}

/** Registers or updates a platform and gives its deployment to a school. May be repeated. */
export async function addPlatform(
  { database, lti }: { database: Database; lti: LtiTool },
  input: PlatformInput,
): Promise<TenantId> {
  const { issuer, clientId, authUrl, tokenUrl, jwksUrl } = input;
  const origins = (input.origins ?? []).map((address) => originOf(address));
  await lti.register({ issuer, clientId, name: input.name ?? issuer, authUrl, tokenUrl, jwksUrl });
  const tenant = await tenantNamed(database, input.tenant);
  await approveDeployment(database, input, tenant);
  const known = [...origins, originOf(authUrl), originOf(issuer)].filter((one) => one !== null);
  await database.tenant(tenant, (tx) => putOrigins(tx, tenant, issuer, [...new Set(known)]));
  return tenant;
}
