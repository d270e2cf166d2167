import { sql } from 'kysely';
import type { TenantId } from '../../shared/model/ids.ts';
import type { Database } from '../db/database.ts';
import { ownTenant } from '../db/own-tenant.ts';
import { StartRefusal } from '../db/refusal.ts';
import type { Subject } from './export.ts';

/** The school of this name, or of this id. Throws StartRefusal where there is none, or more than one. */
export async function schoolOf(database: Database, named: string): Promise<TenantId> {
  const schools = await database.registry((tx) =>
    tx.selectFrom('registry.tenant').select(['id', 'name']).execute(),
  );
  const found = schools.filter(({ id, name }) => id === named || name === named);
  const [school] = found;
  if (school === undefined)
    throw new StartRefusal('usage', `No school here is called ${JSON.stringify(named)}.`);
  if (found.length > 1)
    throw new StartRefusal(
      'usage',
      `Several schools are called that; use the id: ${found.map(({ id }) => id).join(', ')}.`,
    );
  return school.id;
}

export type Found = { what: 'person' | 'course'; id: string; name: string; lms: string };

/** People and courses of a school by their Waymark id, by the id the LMS has for them, or by words of their name. */
export async function findIn(
  database: Database,
  tenant: TenantId,
  words: string,
): Promise<Found[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await database.tenant(tenant, (tx) =>
    sql<Found>`
      select 'person' as what, id::text, name, coalesce(lms_user_id, sub) as lms from school.person
      where ${ownTenant('person')} and (id::text = ${words} or sub = ${words} or lms_user_id = ${words} or name ilike ${like})
      union all
      select 'course', id::text, title, coalesce(lms_course_id, lti_context_id) from school.context
      where ${ownTenant('context')}
        and (id::text = ${words} or lti_context_id = ${words} or lms_course_id = ${words} or title ilike ${like})
      order by what, name, id limit 50`.execute(tx),
  );
  return rows;
}

/** The one person or course of this id. Throws StartRefusal where there is none. */
export async function subjectOf(
  database: Database,
  tenant: TenantId,
  id: string,
): Promise<Subject & { name: string }> {
  const one = (await findIn(database, tenant, id)).find((found) => found.id === id);
  if (one === undefined)
    throw new StartRefusal(
      'usage',
      'No person or course of this school has that id; "find" lists them by name.',
    );
  return { tenant, what: one.what, subject: id, name: one.name };
}
