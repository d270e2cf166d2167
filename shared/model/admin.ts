import type { PersonId, TenantId } from './ids.ts';

/**
 * Who looks after Waymark, and what they may see and decide. An administrator of a school's LMS has their own school; an
 * account of the server, made by a command, has them all. Neither reads what people write: that is nowhere among these.
 */
export type Admin =
  | { at: 'server'; account: string }
  | { at: 'school'; tenant: TenantId; person: PersonId };

/** A school, or the server itself (null). */
export const mayLookAfter = (admin: Admin, tenant: TenantId | null): boolean =>
  admin.at === 'server' || (tenant !== null && tenant === admin.tenant);

/** Whether they may let in an LMS that a link for any site has registered: the word of whoever runs the server. */
export const mayConfirm = (admin: Admin): boolean => admin.at === 'server';

/** An LMS as it is known here: the schools it is of, and the installations (signed guids) they came in by. */
export type Known = { tenants: readonly TenantId[]; guids: readonly string[] };

/** An LMS that several schools share is the server's to look after. */
export const mayLookAfterLms = (admin: Admin, { tenants }: Known): boolean =>
  admin.at === 'server' || (tenants.length > 0 && tenants.every((one) => one === admin.tenant));

/**
 * Whether they may take in, or refuse, a deployment nobody has decided about. A school's administrator only where the LMS is
 * theirs alone and does not itself say that this is another installation: else they could take in somebody else's people.
 */
export function mayDecide(admin: Admin, known: Known, guid: string | null): boolean {
  if (!mayLookAfterLms(admin, known)) return false;
  if (admin.at === 'server' || guid === null || known.guids.length === 0) return true;
  return known.guids.includes(guid);
}
