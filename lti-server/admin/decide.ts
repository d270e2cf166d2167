import { type Admin, mayDecide, mayLookAfter, mayLookAfterLms } from '../../shared/model/admin.ts';
import type { TenantId } from '../../shared/model/ids.ts';
import type { Decision } from '../../shared/protocol/admin.ts';
import { ApiProblem } from '../api/problem.ts';
import { actorOf, lmsId, note } from '../audit/audit.ts';
import type { Database } from '../db/database.ts';
import { type Deployment, deploymentsOf, knownOf } from '../registration/known.ts';

/** Only where nobody has decided otherwise meanwhile. */
async function settle(
  database: Database,
  { issuer, clientId, deploymentId, tenant }: Deployment,
  set: { tenant_id: TenantId | null; refused_at: Date | null },
): Promise<boolean> {
  const changed = await database.registry((tx) =>
    tx
      .updateTable('registry.deployment')
      .set(set)
      .where('issuer', '=', issuer)
      .where('client_id', '=', clientId)
      .where('deployment_id', '=', deploymentId)
      .where('tenant_id', 'is not distinct from', tenant)
      .returning('deployment_id')
      .executeTakeFirst(),
  );
  return changed !== undefined;
}

/**
 * Lets a deployment that waits into a school, or says that it stays out, also of one that was let in: who is in then stays until
 * their session ends. Throws ApiProblem.
 */
export async function decide(database: Database, admin: Admin, decision: Decision): Promise<void> {
  const { issuer, clientId, deploymentId, school } = decision;
  if (!mayLookAfter(admin, school)) throw new ApiProblem('not_allowed');
  const approves = decision.decision === 'approve';
  const one = (await deploymentsOf(database)).find(
    (other) =>
      other.issuer === issuer &&
      other.clientId === clientId &&
      other.deploymentId === deploymentId &&
      (other.tenant === null || (other.tenant === school && !approves)),
  );
  if (one === undefined) throw new ApiProblem('not_found');
  const known = await knownOf(database, one);
  const may =
    one.tenant === null ? mayDecide(admin, known, one.guid) : mayLookAfterLms(admin, known);
  if (!may) throw new ApiProblem('not_allowed');
  const done = await settle(
    database,
    one,
    approves
      ? { tenant_id: school, refused_at: null }
      : { tenant_id: null, refused_at: new Date() },
  );
  if (!done) throw new ApiProblem('not_found');
  await note(database, school, {
    by: actorOf(admin),
    action: approves ? 'deployment.approve' : 'deployment.refuse',
    subject: lmsId(one),
  });
}
