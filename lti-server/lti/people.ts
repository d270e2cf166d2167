import { sql } from 'kysely';
import { type ContextId, newId, type PersonId, type TenantId } from '../../shared/model/ids.ts';
import type { ContextRole } from '../../shared/model/scope.ts';
import type { TenantTx } from '../db/database.ts';
import type { Launch } from './launch.ts';
import { canvasId } from './launch-of-claims.ts';

/** Teacher rights from a launch hold for 30 days (design: "Who is who"). */
const TEACHER_MS = 30 * 24 * 3_600_000;
export const teacherUntil = (role: ContextRole): Date | null =>
  role === 'teacher' ? new Date(Date.now() + TEACHER_MS) : null;

/** The user id LMS pages show: Moodle's is the `sub`; Canvas tells it in a custom parameter. */
const lmsUserIdOf = (launch: Launch): string | null => {
  if (launch.lms === 'moodle') return launch.sub;
  const told = launch.lms === 'canvas' ? launch.custom.canvas_user_id : undefined;
  return told === undefined ? null : canvasId(told);
};
export const lmsCourseIdOf = (launch: Launch): string | null => {
  if (launch.lms === 'moodle') return launch.context?.id ?? null;
  const told = launch.lms === 'canvas' ? launch.custom.canvas_course_id : undefined;
  return told === undefined ? null : canvasId(told);
};

export type KnownPerson = {
  issuer: string;
  sub: string;
  lmsUserId: string | null;
  name: string | null;
  /** Null: heard of in a roster. */
  seenAt: Date | null;
};

/** A visit this soon after the last that was noted is not noted again: most launches then only read. */
export const NOTED_MS = 10 * 60_000;

/** Makes or updates a person. What is not told this time stays as it was. */
export async function putPerson(
  tx: TenantTx,
  tenant: TenantId,
  person: KnownPerson,
): Promise<PersonId> {
  const row = await tx
    .insertInto('school.person')
    .values({
      tenant_id: tenant,
      id: newId(),
      issuer: person.issuer,
      sub: person.sub,
      lms_user_id: person.lmsUserId,
      name: person.name ?? '',
      seen_at: person.seenAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'issuer', 'sub']).doUpdateSet({
        lms_user_id: sql<string | null>`coalesce(excluded.lms_user_id, person.lms_user_id)`,
        name: sql<string>`coalesce(nullif(excluded.name, ''), person.name)`,
        seen_at: sql<Date | null>`coalesce(excluded.seen_at, person.seen_at)`,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export const personOfLaunch = (launch: Launch): KnownPerson => ({
  issuer: launch.issuer,
  sub: launch.sub,
  lmsUserId: lmsUserIdOf(launch),
  name: launch.name,
  seenAt: new Date(),
});

/** Makes or updates the course of a launch. */
export async function putContext(
  tx: TenantTx,
  tenant: TenantId,
  launch: Launch & { context: NonNullable<Launch['context']> },
  role: ContextRole,
): Promise<ContextId> {
  const row = await tx
    .insertInto('school.context')
    .values({
      tenant_id: tenant,
      id: newId(),
      issuer: launch.issuer,
      client_id: launch.clientId,
      deployment_id: launch.deploymentId,
      lti_context_id: launch.context.id,
      lms: launch.lms,
      lms_course_id: lmsCourseIdOf(launch),
      title: launch.context.title,
      memberships_url: launch.membershipsUrl,
      lineitems_url: launch.grades?.lineItemsUrl ?? null,
      grade_scopes: JSON.stringify(launch.grades?.scopes ?? []),
      launch_cmid: launch.cmid,
      roster_state: 'never',
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'issuer', 'client_id', 'deployment_id', 'lti_context_id'])
        .doUpdateSet({
          lms: launch.lms,
          lms_course_id: sql<
            string | null
          >`coalesce(excluded.lms_course_id, context.lms_course_id)`,
          title: sql<string>`coalesce(nullif(excluded.title, ''), context.title)`,
          // The address that came by the tool's own place tells more (launch-of-claims.ts).
          memberships_url: launch.byLink
            ? sql<string | null>`coalesce(context.memberships_url, excluded.memberships_url)`
            : sql<string | null>`coalesce(excluded.memberships_url, context.memberships_url)`,
          // Any launch may tell; that the service is taken away, only a teacher's.
          lineitems_url:
            role === 'teacher'
              ? sql<string | null>`excluded.lineitems_url`
              : sql<string | null>`coalesce(excluded.lineitems_url, context.lineitems_url)`,
          grade_scopes:
            role === 'teacher'
              ? sql<string>`excluded.grade_scopes`
              : sql<string>`case when excluded.lineitems_url is null then context.grade_scopes else excluded.grade_scopes end`,
          // The hint is not signed: a learner's fills a gap, only a teacher's replaces.
          launch_cmid:
            role === 'teacher'
              ? sql<string | null>`coalesce(excluded.launch_cmid, context.launch_cmid)`
              : sql<string | null>`coalesce(context.launch_cmid, excluded.launch_cmid)`,
        }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** What a launch says counts in full: it raises, lowers and brings back. */
export async function putMembership(
  tx: TenantTx,
  tenant: TenantId,
  context: ContextId,
  person: PersonId,
  role: ContextRole,
): Promise<void> {
  const told = { role, teacher_until: teacherUntil(role), active: true, seen_at: new Date() };
  await tx
    .insertInto('school.membership')
    .values({ tenant_id: tenant, context_id: context, person_id: person, ...told })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'context_id', 'person_id']).doUpdateSet(told),
    )
    .execute();
}

/** A launch without a role of the course ends what stood there before. */
export async function endMembership(tx: TenantTx, launch: Launch, person: PersonId): Promise<void> {
  if (launch.context === null) return;
  const { issuer, clientId, deploymentId, context } = launch;
  await tx
    .updateTable('school.membership')
    .set({ active: false })
    .where('person_id', '=', person)
    .where('context_id', 'in', (query) =>
      query
        .selectFrom('school.context')
        .select('id')
        .where('issuer', '=', issuer)
        .where('client_id', '=', clientId)
        .where('deployment_id', '=', deploymentId)
        .where('lti_context_id', '=', context.id),
    )
    .execute();
}

/** Origins of the tenant's LMS; never forgotten by a launch. */
export async function putOrigins(
  tx: TenantTx,
  tenant: TenantId,
  issuer: string,
  origins: readonly string[],
): Promise<void> {
  if (origins.length === 0) return;
  await tx
    .insertInto('school.lms_origin')
    .values(origins.map((origin) => ({ tenant_id: tenant, origin, issuer })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
