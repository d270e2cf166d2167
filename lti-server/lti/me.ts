import { sql } from 'kysely';
import type { Me } from '../../shared/protocol/http.ts';
import type { TenantTx } from '../db/database.ts';
import type { Session } from './session.ts';
import { holds } from './viewer.ts';

const person = (tx: TenantTx, id: string) =>
  tx
    .selectFrom('school.person as p')
    .innerJoin('school.profile as t', 't.tenant_id', 'p.tenant_id')
    .select(['p.id', 'p.issuer', 'p.name', 'p.lms_user_id', 't.tenant_id', 't.name as tenant_name'])
    .select((is) => [
      sql<string[]>`array(${is
        .selectFrom('school.lms_origin as o')
        .select('o.origin')
        .whereRef('o.issuer', '=', 'p.issuer')
        .orderBy('o.origin')})`.as('origins'),
      is
        .selectFrom('school.context as c')
        .select('c.lms')
        .whereRef('c.issuer', '=', 'p.issuer')
        .where('c.lms', '<>', 'other')
        .limit(1)
        .as('lms'),
    ])
    .where('p.id', '=', id)
    .executeTakeFirstOrThrow();

const courses = (tx: TenantTx, id: string) =>
  tx
    .selectFrom('school.membership as m')
    .innerJoin('school.context as c', (join) =>
      join.onRef('c.tenant_id', '=', 'm.tenant_id').onRef('c.id', '=', 'm.context_id'),
    )
    .select(['m.role', 'm.teacher_until', 'c.id', 'c.lms_course_id', 'c.title', 'c.launch_cmid'])
    .where('m.person_id', '=', id)
    .where('m.active', '=', true)
    .orderBy('c.made_at')
    .execute();

/** Who a session speaks for, in the words of the protocol. */
export async function meOf(tx: TenantTx, session: Pick<Session, 'person' | 'kind'>): Promise<Me> {
  const found = await person(tx, session.person);
  const held = (await courses(tx, session.person)).filter(holds);
  return {
    person: found.id,
    name: found.name,
    tenant: { id: found.tenant_id, name: found.tenant_name },
    lms: {
      issuer: found.issuer,
      flavour: found.lms ?? 'other',
      origins: found.origins,
      userId: found.lms_user_id,
    },
    courses: held.map(({ id, role, lms_course_id, title, launch_cmid }) => ({
      context: id,
      lmsCourseId: lms_course_id,
      role,
      title,
      launchCmid: launch_cmid,
    })),
    session: session.kind,
  };
}
