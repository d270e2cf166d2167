import type { TenantId } from '../shared/model/ids.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { makeTenant } from './db/tenant.ts';
import { originOf } from './lti/claims.ts';
import { approveDeployment } from './lti/deployments.ts';
import type { LmsFlavour } from './lti/launch.ts';
import { putOrigins } from './lti/people.ts';
import type { LtiTool } from './lti/tool.ts';
import { noteRegistration } from './registration/registrations.ts';

type Parts = { database: Database; lti: LtiTool; config: Pick<Config, 'publicUrl'> };
type Addresses = {
  issuer: string;
  clientId: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  /** Origins of its LMS pages, beside what launches tell. */
  origins?: readonly string[];
  /** What we call the platform; the issuer if absent. */
  name?: string;
};
export type PlatformInput = Addresses & {
  deploymentId: string;
  /** The school; made when no school has this name. */
  tenant: string;
};
export type KnownPlatformInput = Addresses & {
  /** Null: the LMS tells it with the first launch. */
  deploymentId: string | null;
  tenant: TenantId;
  lms: LmsFlavour;
  /** Its installation, where the LMS has told it. */
  guid: string | null;
  /** False: known, but nobody comes in by it until somebody says so. */
  active: boolean;
};

/** `others`: the schools that are here besides one that was just made; null where it was here before. */
type Named = { school: TenantId; others: string[] | null };

/** The school of that name; made when none has it. */
export async function schoolNamed(database: Database, name: string): Promise<Named> {
  const all = await database.registry((tx) =>
    tx.selectFrom('registry.tenant').select(['id', 'name']).orderBy('name').execute(),
  );
  const [found, ...more] = all.filter((one) => one.name === name);
  if (more.length > 0) throw new Error(`Several schools are called ${name}.`);
  if (found !== undefined) return { school: found.id, others: null };
  return { school: await makeTenant(database, name), others: all.map((one) => one.name) };
}

/** The school a deployment is let in to; null: none. */
export const schoolOfDeployment = async (
  database: Database,
  { issuer, clientId, deploymentId }: { issuer: string; clientId: string; deploymentId: string },
): Promise<string | null> => {
  const found = await database.registry((tx) =>
    tx
      .selectFrom('registry.deployment as d')
      .innerJoin('registry.tenant as t', 't.id', 'd.tenant_id')
      .select('t.name')
      .where('d.issuer', '=', issuer)
      .where('d.client_id', '=', clientId)
      .where('d.deployment_id', '=', deploymentId)
      .executeTakeFirst(),
  );
  return found?.name ?? null;
};

/** Registers or updates a platform and gives its deployment to a school. May be repeated. */
export async function putPlatform(parts: Parts, input: KnownPlatformInput): Promise<void> {
  const { database, lti, config } = parts;
  const { issuer, clientId, deploymentId, authUrl, tokenUrl, jwksUrl, tenant, active } = input;
  const origins = (input.origins ?? []).map((address) => originOf(address));
  // Before its deployment is a school's, a launch is only put aside.
  await lti.register({ issuer, clientId, name: input.name ?? issuer, authUrl, tokenUrl, jwksUrl });
  await lti.setActive(issuer, clientId, active);
  await noteRegistration(database, {
    ...{ issuer, clientId, tenant, lms: input.lms, guid: input.guid },
    publicUrl: config.publicUrl,
    confirmedAt: active ? new Date() : null,
  });
  if (deploymentId !== null)
    await approveDeployment(database, { issuer, clientId, deploymentId }, tenant);
  const known = [...origins, originOf(authUrl), originOf(issuer)].filter((one) => one !== null);
  await database.tenant(tenant, (tx) => putOrigins(tx, tenant, issuer, [...new Set(known)]));
}

/** Where people are sent to sign in tells the two apart. */
const lmsOf = (authUrl: string): LmsFlavour => {
  if (authUrl.endsWith('/mod/lti/auth.php')) return 'moodle';
  return authUrl.includes('/api/lti/authorize') ? 'canvas' : 'other';
};

/** What somebody who runs this server has typed in; the same as putPlatform otherwise. */
export async function addPlatform(parts: Parts, input: PlatformInput): Promise<Named> {
  const named = await schoolNamed(parts.database, input.tenant);
  const lms = lmsOf(input.authUrl);
  await putPlatform(parts, { ...input, tenant: named.school, lms, guid: null, active: true });
  return named;
}
