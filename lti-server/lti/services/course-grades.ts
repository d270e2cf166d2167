import type { ContextId, TenantId } from '../../../shared/model/ids.ts';
import type { Deps } from '../../deps.ts';
import type { Grades } from './grades.ts';
import { ServiceError } from './service-error.ts';

/** The grades of a course of this school that was launched with the service; throws ServiceError for any other. */
export async function gradesIn(
  { database, lti }: Pick<Deps, 'database' | 'lti'>,
  tenant: TenantId,
  context: ContextId,
): Promise<Grades> {
  const course = await database.tenant(tenant, async (tx) => {
    const row = await tx
      .selectFrom('school.context')
      .select(['issuer', 'client_id', 'lineitems_url', 'grade_scopes'])
      .where('id', '=', context)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const origins = await tx
      .selectFrom('school.lms_origin')
      .select('origin')
      .where('issuer', '=', row.issuer)
      .execute();
    return { ...row, origins: origins.map(({ origin }) => origin) };
  });
  if (course === undefined || course.lineitems_url === null) throw new ServiceError('not_offered');
  return lti.grades({
    issuer: course.issuer,
    clientId: course.client_id,
    lineItemsUrl: course.lineitems_url,
    scopes: course.grade_scopes,
    origins: course.origins,
  });
}
