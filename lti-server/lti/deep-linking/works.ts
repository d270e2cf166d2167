import * as v from 'valibot';
import type { ContextId } from '../../../shared/model/ids.ts';
import { assignmentFields } from '../../../shared/model/kinds/course.ts';
import type { TenantTx } from '../../db/database.ts';

const MOST = 200;
const NamedSchema = v.object({
  lmsId: assignmentFields.lmsId,
  title: v.pipe(assignmentFields.title, v.trim(), v.minLength(1)),
});

/** Assignments of a course that a teacher's client has named, newest first; `id`: the LMS's. */
export async function worksOf(
  tx: TenantTx,
  context: ContextId,
): Promise<{ id: string; title: string }[]> {
  const rows = await tx
    .selectFrom('school.record')
    .select('fields')
    .where('context_id', '=', context)
    .where('kind', '=', 'assignment')
    .where('deleted', '=', false)
    .orderBy('changed_at', 'desc')
    .limit(MOST)
    .execute();
  return rows.flatMap(({ fields }) => {
    const named = v.safeParse(NamedSchema, fields);
    return named.success ? [{ id: named.output.lmsId, title: named.output.title }] : [];
  });
}
