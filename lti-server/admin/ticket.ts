import * as v from 'valibot';
import type { PersonId, TenantId, Uuid } from '../../shared/model/ids.ts';
import type { Database } from '../db/database.ts';
import { createVault, keyFor } from '../lti/keys-of-secret.ts';

/**
 * What a launch hands to somebody its LMS calls an administrator: the way from its page to theirs. Sealed and not stored, so
 * any node can open it, and a launch of anybody else costs nothing. It is good as long as that launch's session.
 */
const TicketSchema = v.object({
  tenant: v.string(),
  person: v.string(),
  session: v.string(),
  /** ms since 1970. */
  expires: v.number(),
});
export type Ticket = { tenant: TenantId; person: PersonId; session: Uuid };

const MS = 30 * 60_000;
const PLACE = 'admin ticket';
const LONGEST = 2000;
const vaultOf = (secret: string) => createVault(keyFor(secret, PLACE));

export const sealTicket = (secret: string, ticket: Ticket): string =>
  vaultOf(secret).seal(JSON.stringify({ ...ticket, expires: Date.now() + MS }), PLACE);

function read(secret: string, sealed: string): v.InferOutput<typeof TicketSchema> | null {
  if (sealed.length > LONGEST) return null;
  try {
    return v.parse(TicketSchema, JSON.parse(vaultOf(secret).open(sealed, PLACE)));
  } catch {
    // Not ours, or changed: one answer for whatever it is.
    return null;
  }
}

/** Null: not ours, over, or its launch's session was ended. */
export async function openTicket(
  { database, secret }: { database: Database; secret: string },
  sealed: string,
): Promise<Ticket | null> {
  const ticket = read(secret, sealed);
  if (ticket === null || ticket.expires < Date.now()) return null;
  const { tenant, person, session } = ticket;
  const alive = await database.tenant(tenant, (tx) =>
    tx
      .selectFrom('school.session')
      .select('id')
      .where('id', '=', session)
      .where('person_id', '=', person)
      .where('kind', '=', 'launch')
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', new Date())
      .executeTakeFirst(),
  );
  return alive === undefined ? null : { tenant, person, session };
}
