import type { PersonId } from '../../shared/model/ids.ts';
import type { ContextRole, Viewer } from '../../shared/model/scope.ts';
import type { TenantTx } from '../db/database.ts';

/**
 * The roles that hold at this moment. A teacher whose last launch or full Instructor URI is too old has none, not a
 * learner's: nobody writes in a course on the strength of what they once were.
 */
export async function viewerOf(tx: TenantTx, person: PersonId): Promise<Viewer> {
  const rows = await tx
    .selectFrom('school.membership')
    .select(['context_id', 'role', 'teacher_until'])
    .where('person_id', '=', person)
    .where('active', '=', true)
    .execute();
  const now = Date.now();
  const roles: Record<string, ContextRole> = {};
  for (const row of rows) {
    if (row.role === 'learner' || (row.teacher_until?.getTime() ?? 0) > now)
      roles[row.context_id] = row.role;
  }
  return { person, roles };
}
