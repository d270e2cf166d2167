import type { Act } from '../../shared/protocol/admin.ts';
import { COMMAND, lmsId, note, noteServerDeed } from '../audit/audit.ts';
import type { Deps } from '../deps.ts';
import { knownOf } from '../registration/known.ts';
import type { Client } from '../registration/registrations.ts';

/** What a command did to an LMS stands in the audit of every school that comes in by it. */
export async function noteOfLms(
  { database }: Deps,
  client: Client,
  action: Act,
  code: string,
): Promise<void> {
  const deed = { by: COMMAND, action, code, subject: lmsId(client) };
  const { tenants } = await knownOf(database, client);
  for (const tenant of tenants) await note(database, tenant, deed);
  if (tenants.length === 0) await database.registry((tx) => noteServerDeed(tx, deed));
}
