import type { Known } from '../../shared/model/admin.ts';
import type { TenantId } from '../../shared/model/ids.ts';
import type { Database } from '../db/database.ts';
import { type Client, type Registration, registrations } from './registrations.ts';

/** A deployment as it was seen; `tenant` null: nobody has let it in. */
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

export const isOf =
  ({ issuer, clientId }: Client) =>
  (one: Client): boolean =>
    one.issuer === issuer && one.clientId === clientId;

/** The schools an LMS is of, and the installations they came in by. */
export function knownAmong(
  client: Client,
  deployments: readonly Deployment[],
  registrations: readonly Registration[],
): Known {
  const settled = deployments.filter(isOf(client)).filter(({ tenant }) => tenant !== null);
  const registered = registrations.filter(isOf(client));
  const tenants = [...settled, ...registered].flatMap(({ tenant }) => tenant ?? []);
  const guids = [...settled, ...registered].flatMap(({ guid }) => guid ?? []);
  return { tenants: [...new Set(tenants)], guids: [...new Set(guids)] };
}

export const knownOf = async (database: Database, client: Client): Promise<Known> =>
  knownAmong(client, await deploymentsOf(database), await registrations(database));
