import { type Admin, mayConfirm, mayDecide, mayLookAfterLms } from '../../shared/model/admin.ts';
import type { TenantId } from '../../shared/model/ids.ts';
import type { Platforms } from '../../shared/protocol/admin.ts';
import type { Database } from '../db/database.ts';
import type { LtiTool } from '../lti/tool.ts';
import { deploymentsOf, isOf, knownAmong } from '../registration/known.ts';
import { registrations } from '../registration/registrations.ts';

const namesOf = async (database: Database): Promise<Map<TenantId, string>> => {
  const rows = await database.inRegistry((tx) =>
    tx.selectFrom('registry.tenant').select(['id', 'name']).orderBy('name').execute(),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** The LMSs of a school, and the deployments somebody has to decide about who may. */
export async function platformsOf(
  { database, lti }: { database: Database; lti: LtiTool },
  admin: Admin,
  school: TenantId,
): Promise<Platforms> {
  const deployments = await deploymentsOf(database);
  const registered = await registrations(database);
  const names = await namesOf(database);
  const shown: Platforms = { platforms: [], waiting: [] };
  for (const platform of await lti.platforms()) {
    const known = knownAmong(platform, deployments, registered);
    const { issuer, clientId, name, active } = platform;
    const own = deployments.filter(isOf(platform));
    for (const one of own) {
      if (one.tenant !== null || !mayDecide(admin, known, one.guid)) continue;
      shown.waiting.push({
        ...{ issuer, clientId, deploymentId: one.deploymentId, lms: name },
        schools: known.tenants.flatMap((tenant) => names.get(tenant) ?? []),
        seenAt: one.seenAt.getTime(),
        refused: one.refused,
      });
    }
    if (!known.tenants.includes(school)) continue;
    const asked = registered.find(isOf(platform));
    const waits = asked !== undefined && asked.confirmedAt === null;
    shown.platforms.push({
      ...{ issuer, clientId, name, active },
      waits,
      mayConfirm: waits && mayConfirm(admin),
      deployments: own
        .filter(({ tenant }) => tenant === school)
        .map(({ deploymentId }) => deploymentId),
      shared: !mayLookAfterLms(admin, known),
    });
  }
  return shown;
}
