import { sql } from 'kysely';
import { type ContextId, membershipId, type PersonId } from '../../shared/model/ids.ts';
import type { ServerRecord } from '../api/sync/server-records.ts';
import type { TenantTx } from '../db/database.ts';

/** Courses and memberships as the records everyone syncs. `author`: whose launch told us. */
export async function courseRecord(
  tx: TenantTx,
  context: ContextId,
  author: PersonId,
): Promise<ServerRecord> {
  const row = await tx
    .selectFrom('school.context as c')
    .select(['c.title', 'c.lms', 'c.lms_course_id', 'c.launch_cmid'])
    .select((is) =>
      sql<string[]>`array(${is
        .selectFrom('school.lms_origin as o')
        .select('o.origin')
        .whereRef('o.issuer', '=', 'c.issuer')
        .orderBy('o.origin')})`.as('origins'),
    )
    .where('c.id', '=', context)
    .executeTakeFirstOrThrow();
  return {
    id: context,
    kind: 'course',
    context,
    author,
    learner: null,
    parent: null,
    fields: {
      title: row.title,
      lms: row.lms,
      lmsCourseId: row.lms_course_id,
      launchCmid: row.launch_cmid,
      origins: row.origins,
    },
  };
}

/** Of one person in all their courses, or of everyone in one course. */
export async function membershipRecords(
  tx: TenantTx,
  of: { person: PersonId } | { context: ContextId },
): Promise<ServerRecord[]> {
  let query = tx
    .selectFrom('school.membership as m')
    .innerJoin('school.person as p', (join) =>
      join.onRef('p.tenant_id', '=', 'm.tenant_id').onRef('p.id', '=', 'm.person_id'),
    )
    .select([
      'm.context_id',
      'm.person_id',
      'm.role',
      'm.active',
      'm.sections',
      'p.name',
      'p.lms_user_id',
    ]);
  query =
    'person' in of
      ? query.where('m.person_id', '=', of.person)
      : query.where('m.context_id', '=', of.context);
  const rows = await query.execute();
  return rows.map(({ context_id, person_id, name, role, active, sections, lms_user_id }) => ({
    id: membershipId(context_id, person_id),
    kind: 'membership',
    context: context_id,
    author: person_id,
    learner: person_id,
    parent: null,
    fields: { name, role, active, sections, lmsUserId: lms_user_id },
  }));
}
