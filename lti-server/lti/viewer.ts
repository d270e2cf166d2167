import type { PersonId } from '../../shared/model/ids.ts';
import type { ContextRole, Viewer } from '../../shared/model/scope.ts';
import type { TenantTx } from '../db/database.ts';

/** A teacher whose last launch or full Instructor URI is too old has no role, not a learner's. */
export const holds = (row: { role: ContextRole; teacher_until: Date | null }): boolean =>
  row.role === 'learner' || (row.teacher_until?.getTime() ?? 0) > Date.now();

/**
 * The roles that hold at this moment, for each of the persons. A teacher whose last launch or full Instructor URI is too
 * old has none, not a learner's: nobody writes in a course on the strength of what they once were.
 */
export async function viewersOf(
  tx: TenantTx,
  persons: Iterable<PersonId>,
): Promise<Map<PersonId, Viewer>> {
  const found = new Map<PersonId, Record<string, ContextRole>>();
  for (const person of persons) found.set(person, {});
  if (found.size === 0) return new Map();
  const rows = await tx
    .selectFrom('school.membership')
    .select(['person_id', 'context_id', 'role', 'teacher_until'])
    .where('person_id', 'in', [...found.keys()])
    .where('active', '=', true)
    .execute();
  for (const row of rows) {
    const roles = found.get(row.person_id);
    if (roles !== undefined && holds(row)) roles[row.context_id] = row.role;
  }
  return new Map([...found].map(([person, roles]) => [person, { person, roles }]));
}

export async function viewerOf(tx: TenantTx, person: PersonId): Promise<Viewer> {
  const viewers = await viewersOf(tx, [person]);
  return viewers.get(person) ?? { person, roles: {} };
}
