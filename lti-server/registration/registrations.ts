import type { TenantId } from '../../shared/model/ids.ts';
import { type Actor, lmsId, note } from '../audit/audit.ts';
import type { Database } from '../db/database.ts';
import type { LtiTool } from '../lti/tool.ts';
import type { LmsConfiguration } from './configuration.ts';

export type Client = { issuer: string; clientId: string };
export type Registration = Client & {
  tenant: TenantId;
  lms: LmsConfiguration['lms'];
  guid: string | null;
  publicUrl: string;
  confirmedAt: Date | null;
};

/** Notes how an LMS came here; again for one that is registered anew. */
export async function noteRegistration(database: Database, one: Registration): Promise<void> {
  const told = {
    tenant_id: one.tenant,
    lms: one.lms,
    guid: one.guid,
    public_url: one.publicUrl,
    confirmed_at: one.confirmedAt,
  };
  await database.registry((tx) =>
    tx
      .insertInto('registry.registration')
      .values({ issuer: one.issuer, client_id: one.clientId, ...told })
      .onConflict((conflict) => conflict.columns(['issuer', 'client_id']).doUpdateSet(told))
      .execute(),
  );
}

export async function registrations(database: Database): Promise<Registration[]> {
  const rows = await database.registry((tx) =>
    tx.selectFrom('registry.registration').selectAll().orderBy('made_at').execute(),
  );
  return rows.map((row) => ({
    issuer: row.issuer,
    clientId: row.client_id,
    tenant: row.tenant_id,
    lms: row.lms,
    guid: row.guid,
    publicUrl: row.public_url,
    confirmedAt: row.confirmed_at,
  }));
}

/** An LMS is one school's: no link of another takes it over. */
export const belongsElsewhere = (
  database: Database,
  { issuer, clientId }: Client,
  tenant: TenantId,
): Promise<boolean> =>
  database.registry(async (tx) => {
    const found = await tx
      .selectFrom('registry.deployment')
      .select('tenant_id')
      .where('issuer', '=', issuer)
      .where('client_id', '=', clientId)
      .where('tenant_id', 'is not', null)
      .union(
        tx
          .selectFrom('registry.registration')
          .select('tenant_id')
          .where('issuer', '=', issuer)
          .where('client_id', '=', clientId),
      )
      .execute();
    return found.some(({ tenant_id }) => tenant_id !== tenant);
  });

/** The word of somebody who runs this server. False: nothing waits under these ids. */
export async function confirm(
  { database, lti }: { database: Database; lti: LtiTool },
  { issuer, clientId }: Client,
  by: Actor,
): Promise<boolean> {
  const changed = await database.registry((tx) =>
    tx
      .updateTable('registry.registration')
      .set({ confirmed_at: new Date() })
      .where('issuer', '=', issuer)
      .where('client_id', '=', clientId)
      .where('confirmed_at', 'is', null)
      .returning('tenant_id')
      .executeTakeFirst(),
  );
  if (changed === undefined) return false;
  await lti.setActive(issuer, clientId, true);
  const subject = lmsId({ issuer, clientId });
  await note(database, changed.tenant_id, { by, action: 'platform.confirm', subject });
  return true;
}
