import type { TenantId } from '../../shared/model/ids.ts';
import type { ContextRole } from '../../shared/model/scope.ts';
import { isSettled } from '../api/sync/server-records.ts';
import type { Database } from '../db/database.ts';
import { recordsOf } from './course-records.ts';
import type { KnownLaunch } from './known.ts';
import type { Launch } from './launch.ts';
import { lmsCourseIdOf, NOTED_MS, personOfLaunch, teacherUntil } from './people.ts';
import { roleOfLaunch } from './roles.ts';
import type { newSession } from './session.ts';

const toldBy = (launch: Launch, context: NonNullable<Launch['context']>, role: ContextRole) => {
  const { issuer, sub, lmsUserId, name } = personOfLaunch(launch);
  const now = Date.now();
  return {
    issuer,
    clientId: launch.clientId,
    deploymentId: launch.deploymentId,
    origins: launch.origins,
    sub,
    lmsUserId,
    name,
    contextId: context.id,
    lms: launch.lms,
    lmsCourseId: lmsCourseIdOf(launch),
    title: context.title,
    membershipsUrl: launch.membershipsUrl,
    byLink: launch.byLink,
    lineItemsUrl: launch.grades?.lineItemsUrl ?? null,
    gradeScopes: launch.grades?.scopes ?? [],
    cmid: launch.cmid,
    role,
    teacherUntil: teacherUntil(role),
    at: new Date(now),
    noted: new Date(now - NOTED_MS),
  };
};

/**
 * Gives the session to somebody who is known, in a course that is known, by a launch that tells nothing new: most are, and
 * cost one round trip. Null: it tells something, or is of nobody in a course, and nothing was given.
 */
export async function knownLaunch(
  database: Database,
  tenant: TenantId,
  launch: Launch,
  session: ReturnType<typeof newSession>['row'],
): Promise<KnownLaunch | null> {
  const role = roleOfLaunch(launch.roles);
  if (launch.context === null || role === null) return null;
  const told = { ...toldBy(launch, launch.context, role), session };
  return database.call<KnownLaunch>(tenant, 'school.known_launch', told);
}

/** Whether its records already say what is known. */
export const isTold = (known: KnownLaunch): boolean =>
  recordsOf(known).every((record) => isSettled(known.records[record.id], record));
