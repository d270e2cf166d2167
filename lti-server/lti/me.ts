import type { Me } from '../../shared/protocol/http.ts';
import type { TenantTx } from '../db/database.ts';
import type { Session } from './session.ts';
import { viewerOf } from './viewer.ts';

async function coursesOf(tx: TenantTx, ids: string[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('school.context')
    .select(['id', 'lms_course_id', 'title', 'launch_cmid'])
    .where('id', 'in', ids)
    .orderBy('made_at')
    .execute();
}

async function flavourOf(tx: TenantTx, issuer: string): Promise<Me['lms']['flavour']> {
  const known = await tx
    .selectFrom('school.context')
    .select('lms')
    .where('issuer', '=', issuer)
    .where('lms', '<>', 'other')
    .limit(1)
    .executeTakeFirst();
  return known?.lms ?? 'other';
}

/** Who a session speaks for, in the words of the protocol. */
export async function meOf(tx: TenantTx, session: Pick<Session, 'person' | 'kind'>): Promise<Me> {
  const person = await tx
    .selectFrom('school.person')
    .select(['id', 'issuer', 'name', 'lms_user_id'])
    .where('id', '=', session.person)
    .executeTakeFirstOrThrow();
  const tenant = await tx.selectFrom('school.profile').selectAll().executeTakeFirstOrThrow();
  const origins = await tx
    .selectFrom('school.lms_origin')
    .select('origin')
    .where('issuer', '=', person.issuer)
    .orderBy('origin')
    .execute();
  const { roles } = await viewerOf(tx, person.id);
  const contexts = await coursesOf(tx, Object.keys(roles));
  const courses = contexts.flatMap(({ id, lms_course_id, title, launch_cmid }) => {
    const role = roles[id];
    return role === undefined
      ? []
      : [{ context: id, lmsCourseId: lms_course_id, role, title, launchCmid: launch_cmid }];
  });
  return {
    person: person.id,
    name: person.name,
    tenant: { id: tenant.tenant_id, name: tenant.name },
    lms: {
      issuer: person.issuer,
      flavour: await flavourOf(tx, person.issuer),
      origins: origins.map((row) => row.origin),
      userId: person.lms_user_id,
    },
    courses,
    session: session.kind,
  };
}
