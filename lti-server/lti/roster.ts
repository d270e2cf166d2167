import type { ContextId, PersonId, TenantId } from '../../shared/model/ids.ts';
import { putServerRecords } from '../api/sync/server-records.ts';
import type { TenantTx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { type HashOf, hashWith, staysErased } from '../rights/tombstone.ts';
import { membershipRecords } from './course-records.ts';
import type { LmsFlavour } from './launch.ts';
import { canvasId } from './launch-of-claims.ts';
import { NOTED_MS, putPerson, teacherUntil } from './people.ts';
import { type RosterRole, roleOfRoster } from './roles.ts';
import type { Member } from './tool.ts';

const MINUTE = 60_000;
/** A teacher's next launch asks again after this long. */
const FRESH_MS = 15 * MINUTE;
/**
 * A launch outweighs a class list that does not know the person for as long as the session it opened: Moodle's list has
 * enrolled people only, and its administrators launch without being enrolled.
 */
const LAUNCH_MS = 8 * 60 * MINUTE + NOTED_MS;
/** A run that did not end by then died with its process. */
const STUCK_MS = 10 * MINUTE;

type Course = {
  issuer: string;
  client_id: string;
  lms: LmsFlavour;
  memberships_url: string | null;
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
    .returning(['issuer', 'client_id', 'lms', 'memberships_url'])
    .executeTakeFirst();
}

const finish = (tx: TenantTx, context: ContextId, state: 'done' | 'failed') =>
  tx
    .updateTable('school.context')
    .set({ roster_state: state, roster_at: new Date() })
    .where('id', '=', context)
    .execute();

function lmsUserIdOf(lms: LmsFlavour, member: Member): string | null {
  if (lms === 'moodle') return member.userId;
  return lms === 'canvas' && member.canvasUserId !== null ? canvasId(member.canvasUserId) : null;
}

type Standing = { launchedLately: boolean };
/**
 * A roster adds and deactivates. It raises only by a full Instructor URI and never lowers: Moodle's non-editing
 * teacher is Instructor in launches and Learner here, and so stands among the learners until their first launch.
 */
function merged(told: RosterRole, active: boolean, standing: Standing | undefined) {
  const { role, proven } = told;
  if (proven) return { role, teacher_until: teacherUntil('teacher'), active };
  if (standing === undefined) return { role, teacher_until: null, active };
  return { active };
}

async function putMember(
  tx: TenantTx,
  tenant: TenantId,
  context: ContextId,
  who: { person: PersonId; told: RosterRole; active: boolean; sections: readonly string[] },
  standing: Standing | undefined,
): Promise<void> {
  const sections = JSON.stringify(who.sections);
  const change = { ...merged(who.told, who.active, standing), sections };
  const key = { tenant_id: tenant, context_id: context, person_id: who.person };
  await tx
    .insertInto('school.membership')
    .values({ ...key, role: who.told.role, seen_at: new Date(), ...change })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'context_id', 'person_id']).doUpdateSet(change),
    )
    .execute();
}

async function standingIn(tx: TenantTx, context: ContextId): Promise<Map<PersonId, Standing>> {
  const rows = await tx
    .selectFrom('school.membership as m')
    .innerJoin('school.person as p', (join) =>
      join.onRef('p.tenant_id', '=', 'm.tenant_id').onRef('p.id', '=', 'm.person_id'),
    )
    .select(['m.person_id', 'm.seen_at', 'p.seen_at as person_seen_at'])
    .where('m.context_id', '=', context)
    .execute();
  const lately = Date.now() - LAUNCH_MS;
  return new Map(
    rows.map((row) => [
      row.person_id,
      { launchedLately: row.person_seen_at !== null && row.seen_at.getTime() > lately },
    ]),
  );
}

async function store(
  tx: TenantTx,
  tenant: TenantId,
  context: ContextId,
  course: Course,
  members: readonly Member[],
  hashOf: HashOf,
): Promise<boolean> {
  const standing = await standingIn(tx, context);
  const isErased = await staysErased(tx, hashOf);
  const listed = new Set<PersonId>();
  for (const member of members) {
    const told = roleOfRoster(member.roles);
    if (told === null || isErased({ issuer: course.issuer, sub: member.userId })) continue;
    const person = await putPerson(tx, tenant, {
      issuer: course.issuer,
      sub: member.userId,
      lmsUserId: lmsUserIdOf(course.lms, member),
      name: member.name,
      seenAt: null,
    });
    listed.add(person);
    const who = { person, told, active: member.active, sections: member.sections };
    await putMember(tx, tenant, context, who, standing.get(person));
  }
  // What is theirs stays theirs; a launch brings them back.
  const gone = [...standing].filter(
    ([person, { launchedLately }]) => !listed.has(person) && !launchedLately,
  );
  if (gone.length > 0) {
    await tx
      .updateTable('school.membership')
      .set({ active: false })
      .where('context_id', '=', context)
      .where(
        'person_id',
        'in',
        gone.map(([person]) => person),
      )
      .execute();
  }
  await finish(tx, context, 'done');
  return putServerRecords(tx, await membershipRecords(tx, { context }));
}

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
    const changed = await database.tenant(tenant, (tx) =>
      store(tx, tenant, context, course, members, hashWith(deps.config.secret)),
    );
    if (changed) await database.announce(tenant);
  } catch (error) {
    await database.tenant(tenant, (tx) => finish(tx, context, 'failed'));
    throw error;
  }
}
