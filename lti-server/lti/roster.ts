import type { ContextId, TenantId } from '../../shared/model/ids.ts';
import { putServerRecords } from '../api/sync/server-records.ts';
import type { TenantTx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { hashWith } from '../rights/tombstone.ts';
import { membershipRecords } from './course-records.ts';
import type { LmsFlavour } from './launch.ts';
import { storeRoster } from './roster-store.ts';
import type { Member } from './tool.ts';

const MINUTE = 60_000;
/** A teacher's next launch asks again after this long. */
const FRESH_MS = 15 * MINUTE;
/** A run that did not end by then died with its process. */
const STUCK_MS = 10 * MINUTE;

export type Course = {
  issuer: string;
  client_id: string;
  lms: LmsFlavour;
  memberships_url: string | null;
  lti_context_id: string;
};

/** Takes the course's one running sync; undefined when it runs, is fresh, or the platform offers no roster. */
async function begin(tx: TenantTx, context: ContextId): Promise<Course | undefined> {
  const now = Date.now();
  return tx
    .updateTable('school.context')
    .set({ roster_state: 'running', roster_at: new Date(now) })
    .where('id', '=', context)
    .where('memberships_url', 'is not', null)
    .where((is) =>
      is.or([
        is('roster_state', 'in', ['never', 'failed']),
        is.and([is('roster_state', '=', 'done'), is('roster_at', '<', new Date(now - FRESH_MS))]),
        is.and([
          is('roster_state', '=', 'running'),
          is('roster_at', '<', new Date(now - STUCK_MS)),
        ]),
      ]),
    )
    .returning(['issuer', 'client_id', 'lms', 'memberships_url', 'lti_context_id'])
    .executeTakeFirst();
}

const finish = (tx: TenantTx, context: ContextId, state: 'done' | 'failed') =>
  tx
    .updateTable('school.context')
    .set({ roster_state: state, roster_at: new Date() })
    .where('id', '=', context)
    .execute();

async function allMembers(deps: Deps, tenant: TenantId, course: Course): Promise<Member[]> {
  const origins = await deps.database.tenant(tenant, (tx) =>
    tx
      .selectFrom('school.lms_origin')
      .select('origin')
      .where('issuer', '=', course.issuer)
      .execute(),
  );
  const source = {
    issuer: course.issuer,
    clientId: course.client_id,
    url: course.memberships_url ?? '',
    context: course.lti_context_id,
    origins: origins.map(({ origin }) => origin),
  };
  const members: Member[] = [];
  for await (const member of deps.lti.members(source)) members.push(member);
  return members;
}

/** Reads the class list (NRPS 2.0) of a course into it, unless it is fresh. A failure is tried again by a teacher's next launch. */
export async function syncRoster(deps: Deps, tenant: TenantId, context: ContextId): Promise<void> {
  const { database } = deps;
  const course = await database.tenant(tenant, (tx) => begin(tx, context));
  if (course === undefined) return;
  try {
    const members = await allMembers(deps, tenant, course);
    const changed = await database.tenant(tenant, async (tx) => {
      await storeRoster(tx, { tenant, context, course, members }, hashWith(deps.config.secret));
      await finish(tx, context, 'done');
      return putServerRecords(tx, await membershipRecords(tx, { context }));
    });
    if (changed) await database.announce(tenant);
  } catch (error) {
    await database.tenant(tenant, (tx) => finish(tx, context, 'failed'));
    throw error;
  }
}
