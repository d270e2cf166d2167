import { type Admin, mayDecide, mayLookAfter } from '../../shared/model/admin.ts';
import type { TenantId } from '../../shared/model/ids.ts';
import type { Decision } from '../../shared/protocol/admin.ts';
import { ApiProblem } from '../api/problem.ts';
import { actorOf, lmsId, note } from '../audit/audit.ts';
import type { Database } from '../db/database.ts';
import { deploymentsOf, knownOf } from '../registration/known.ts';

/** Only where nobody has decided meanwhile. */
async function settle(
  database: Database,
  { issuer, clientId, deploymentId }: Decision,
  set: { tenant_id: TenantId | null; refused_at: Date | null },
): Promise<boolean> {
  const changed = await database.registry((tx) =>
    tx
      .updateTable('registry.deployment')
      .set(set)
      .where('issuer', '=', issuer)
      .where('client_id', '=', clientId)
      .where('deployment_id', '=', deploymentId)
      .where('tenant_id', 'is', null)
      .returning('deployment_id')
      .executeTakeFirst(),
  );
  return changed !== undefined;
}

/** Lets a deployment that waits into a school, or says that it stays out. Throws ApiProblem. */
export async function decide(database: Database, admin: Admin, decision: Decision): Promise<void> {
  const { issuer, clientId, deploymentId, school } = decision;
  if (!mayLookAfter(admin, school)) throw new ApiProblem('not_allowed');
  const all = await deploymentsOf(database);
  const one = all.find(
    (other) =>
      other.issuer === issuer &&
      other.clientId === clientId &&
      other.deploymentId === deploymentId &&
      other.tenant === null,
  );
  if (one === undefined) throw new ApiProblem('not_found');
  if (!mayDecide(admin, await knownOf(database, one, all), one.guid))
    throw new ApiProblem('not_allowed');
  const approves = decision.decision === 'approve';
  const done = await settle(
    database,
    decision,
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
