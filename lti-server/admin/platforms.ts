import { type Admin, type Known, mayDecide, mayLookAfterLms } from '../../shared/model/admin.ts';
import type { TenantId } from '../../shared/model/ids.ts';
import type { Platforms } from '../../shared/protocol/admin.ts';
import type { Database } from '../db/database.ts';
import type { LtiTool } from '../lti/tool.ts';
import { registrations } from '../registration/registrations.ts';

type Client = { issuer: string; clientId: string };
export type Deployment = Client & {
  deploymentId: string;
  tenant: TenantId | null;
  guid: string | null;
  seenAt: Date;
  refused: boolean;
};

export async function deploymentsOf(database: Database): Promise<Deployment[]> {
  const rows = await database.inRegistry((tx) =>
    tx.selectFrom('registry.deployment').selectAll().orderBy('seen_at', 'desc').execute(),
  );
  return rows.map((row) => ({
    issuer: row.issuer,
    clientId: row.client_id,
    deploymentId: row.deployment_id,
    tenant: row.tenant_id,
    guid: row.guid,
    seenAt: row.seen_at,
    refused: row.refused_at !== null,
  }));
}

const isOf =
  ({ issuer, clientId }: Client) =>
  (one: Client): boolean =>
    one.issuer === issuer && one.clientId === clientId;

/** The schools an LMS is of, and the installations they came in by. */
export async function knownOf(
  database: Database,
  client: Client,
  deployments?: readonly Deployment[],
): Promise<Known> {
  const all = deployments ?? (await deploymentsOf(database));
  const settled = all.filter(isOf(client)).filter(({ tenant }) => tenant !== null);
  const registered = (await registrations(database)).filter(isOf(client));
  const tenants = [...settled, ...registered].flatMap(({ tenant }) => tenant ?? []);
  const guids = [...settled, ...registered].flatMap(({ guid }) => guid ?? []);
  return { tenants: [...new Set(tenants)], guids: [...new Set(guids)] };
}

/** The LMSs of a school, and the deployments somebody has to decide about who may. */
export async function platformsOf(
  { database, lti }: { database: Database; lti: LtiTool },
  admin: Admin,
  school: TenantId,
): Promise<Platforms> {
  const deployments = await deploymentsOf(database);
  const registered = await registrations(database);
  const shown: Platforms = { platforms: [], waiting: [] };
  for (const platform of await lti.platforms()) {
    const known = await knownOf(database, platform, deployments);
    const { issuer, clientId, name, active } = platform;
    const own = deployments.filter(isOf(platform));
    for (const one of own) {
      if (one.tenant !== null || !mayDecide(admin, known, one.guid)) continue;
      const { deploymentId, refused } = one;
      const seenAt = one.seenAt.getTime();
      shown.waiting.push({ issuer, clientId, deploymentId, lms: name, seenAt, refused });
    }
    if (!known.tenants.includes(school)) continue;
    const asked = registered.find(isOf(platform));
    shown.platforms.push({
      ...{ issuer, clientId, name, active },
      waits: asked !== undefined && asked.confirmedAt === null,
      deployments: own
        .filter(({ tenant }) => tenant === school)
        .map(({ deploymentId }) => deploymentId),
      shared: !mayLookAfterLms(admin, known),
    });
  }
  return shown;
}
