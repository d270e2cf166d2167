import { assignmentId } from '../../../shared/model/ids.ts';
import { putServerRecords } from '../../api/sync/server-records.ts';
import type { World } from './launching.ts';

/** An assignment of a course (by the LMS's ids) as a teacher's client makes it known. */
export const nameAssignment = (
  { deps, tenant }: World,
  of: { course: string; lmsId: string; title: string },
): Promise<boolean> =>
  deps.database.tenant(tenant, async (tx) => {
    const { id, person_id } = await tx
      .selectFrom('school.context as c')
      .innerJoin('school.membership as m', 'm.context_id', 'c.id')
      .select(['c.id', 'm.person_id'])
      .where('c.lti_context_id', '=', of.course)
      .executeTakeFirstOrThrow();
    return putServerRecords(tx, [
      {
        id: assignmentId(id, of.lmsId),
        kind: 'assignment',
        context: id,
        author: person_id,
        learner: null,
        parent: null,
        fields: { lmsId: of.lmsId, title: of.title, url: '', criteria: [] },
      },
    ]);
  });
