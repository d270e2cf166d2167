import { sql } from 'kysely';
import { type ContextId, membershipId, type PersonId } from '../../shared/model/ids.ts';
import type { ServerRecord } from '../api/sync/server-records.ts';
import type { TenantTx } from '../db/database.ts';
import type { Known, KnownLaunch, Stands } from './known.ts';

type Course = Pick<Stands, 'context' | 'title' | 'lms' | 'lmsCourseId' | 'launchCmid'>;

/** Courses and memberships as the records everyone syncs. `author`: whose launch told us. */
function courseOf(
  { context, title, lms, lmsCourseId, launchCmid }: Course,
  origins: string[],
  author: PersonId,
): ServerRecord {
  const fields = { title, lms, lmsCourseId, launchCmid, origins };
  return { id: context, kind: 'course', context, author, learner: null, parent: null, fields };
}

function membershipOf(
  { person, name, lmsUserId }: Pick<Known, 'person' | 'name' | 'lmsUserId'>,
  { context, role, active, sections }: Pick<Stands, 'context' | 'role' | 'active' | 'sections'>,
): ServerRecord {
  return {
    id: membershipId(context, person),
    kind: 'membership',
    context,
    author: person,
    learner: person,
    parent: null,
    fields: { name, role, active, sections, lmsUserId },
  };
}

export async function courseRecord(
  tx: TenantTx,
  context: ContextId,
  author: PersonId,
): Promise<ServerRecord> {
  const row = await tx
    .selectFrom('school.context as c')
    .select(['c.id as context', 'c.title', 'c.lms'])
    .select(['c.lms_course_id as lmsCourseId', 'c.launch_cmid as launchCmid'])
    .select((is) =>
      sql<string[]>`array(${is
        .selectFrom('school.lms_origin as o')
        .select('o.origin')
        .whereRef('o.issuer', '=', 'c.issuer')
        .orderBy('o.origin')})`.as('origins'),
    )
    .where('c.id', '=', context)
    .executeTakeFirstOrThrow();
  return courseOf(row, row.origins, author);
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
    .select(['m.context_id as context', 'm.role', 'm.active', 'm.sections'])
    .select(['p.id as person', 'p.name', 'p.lms_user_id as lmsUserId']);
  query =
    'person' in of
      ? query.where('m.person_id', '=', of.person)
      : query.where('m.context_id', '=', of.context);
  const rows = await query.execute();
  return rows.map((row) => membershipOf(row, row));
}

/** The same of one person and the course of their launch, from what is known already. */
export const recordsOf = ({ context, ...known }: KnownLaunch): ServerRecord[] => [
  ...known.stands
    .filter((course) => course.context === context)
    .map((course) => courseOf(course, known.origins, known.person)),
  ...known.stands.map((stands) => membershipOf(known, stands)),
];
