import type { ContextId, PersonId, TenantId } from '../../shared/model/ids.ts';
import type { ContextRole } from '../../shared/model/scope.ts';
import type { TenantTx } from '../db/database.ts';
import { type HashOf, staysErased } from '../rights/tombstone.ts';
import type { LmsFlavour } from './launch.ts';
import { canvasId } from './launch-of-claims.ts';
import { type KnownPerson, NOTED_MS, putPerson, teacherUntil } from './people.ts';
import { type RosterRole, roleOfRoster } from './roles.ts';
import type { Course } from './roster.ts';
import type { Member } from './tool.ts';

const HOUR = 3_600_000;
/**
 * A launch outweighs a class list that does not know the person for as long as the session it opened: Moodle's list has
 * enrolled people only, and its administrators launch without being enrolled.
 */
const LAUNCH_MS = 8 * HOUR + NOTED_MS;
/** Rights from a list are made longer once a day, not with each reading. */
const RENEW_MS = 24 * HOUR;

function lmsUserIdOf(lms: LmsFlavour, member: Member): string | null {
  if (lms === 'moodle') return member.userId;
  return lms === 'canvas' && member.canvasUserId !== null ? canvasId(member.canvasUserId) : null;
}

type Standing = {
  role: ContextRole;
  teacher_until: Date | null;
  active: boolean;
  sections: readonly string[];
  launchedLately: boolean;
};
type Change = { role?: ContextRole; teacher_until?: Date | null; active: boolean };

/**
 * A roster adds and deactivates. It raises only by a full Instructor URI and never lowers: Moodle's non-editing
 * teacher is Instructor in launches and Learner here, and so stands among the learners until their first launch.
 */
function merged(told: RosterRole, active: boolean, standing: Standing | undefined): Change {
  const { role, proven } = told;
  if (proven) return { role, teacher_until: teacherUntil('teacher'), active };
  if (standing === undefined) return { role, teacher_until: null, active };
  return { active };
}

const isNews = (change: Change, sections: readonly string[], standing: Standing): boolean =>
  change.active !== standing.active ||
  (change.role !== undefined && change.role !== standing.role) ||
  (change.teacher_until?.getTime() ?? 0) > (standing.teacher_until?.getTime() ?? 0) + RENEW_MS ||
  JSON.stringify(sections) !== JSON.stringify(standing.sections);

async function putMember(
  tx: TenantTx,
  key: { tenant_id: TenantId; context_id: ContextId; person_id: PersonId },
  who: { told: RosterRole; active: boolean; sections: readonly string[] },
  standing: Standing | undefined,
): Promise<void> {
  const change = merged(who.told, who.active, standing);
  if (standing !== undefined && !isNews(change, who.sections, standing)) return;
  const set = { ...change, sections: JSON.stringify(who.sections) };
  await tx
    .insertInto('school.membership')
    .values({ ...key, role: who.told.role, seen_at: new Date(), ...set })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'context_id', 'person_id']).doUpdateSet(set),
    )
    .execute();
}

async function standingIn(tx: TenantTx, context: ContextId): Promise<Map<PersonId, Standing>> {
  const rows = await tx
    .selectFrom('school.membership as m')
    .innerJoin('school.person as p', (join) =>
      join.onRef('p.tenant_id', '=', 'm.tenant_id').onRef('p.id', '=', 'm.person_id'),
    )
    .select(['m.person_id', 'm.seen_at', 'm.role', 'm.teacher_until', 'm.active', 'm.sections'])
    .select('p.seen_at as person_seen_at')
    .where('m.context_id', '=', context)
    .execute();
  const lately = Date.now() - LAUNCH_MS;
  return new Map(
    rows.map(({ person_id, seen_at, person_seen_at, ...row }) => [
      person_id,
      { ...row, launchedLately: person_seen_at !== null && seen_at.getTime() > lately },
    ]),
  );
}

type Known = { id: PersonId; name: string; lms_user_id: string | null };
/** In pieces: a statement has room for so many values. */
const AT_ONCE = 1_000;
async function knownAmong(
  tx: TenantTx,
  issuer: string,
  subs: readonly string[],
): Promise<Map<string, Known>> {
  const found = new Map<string, Known>();
  for (let from = 0; from < subs.length; from += AT_ONCE) {
    const rows = await tx
      .selectFrom('school.person')
      .select(['id', 'sub', 'name', 'lms_user_id'])
      .where('issuer', '=', issuer)
      .where('sub', 'in', subs.slice(from, from + AT_ONCE))
      .execute();
    for (const { sub, ...row } of rows) found.set(sub, row);
  }
  return found;
}

/** Written only where the list says something new of them. */
async function personOf(
  tx: TenantTx,
  tenant: TenantId,
  told: KnownPerson,
  known: Known | undefined,
): Promise<PersonId> {
  const isSame =
    known !== undefined &&
    (told.name === null || told.name === known.name) &&
    (told.lmsUserId === null || told.lmsUserId === known.lms_user_id);
  return isSame ? known.id : putPerson(tx, tenant, told);
}

/** Some lists name a person once for each enrolment; one that has ended says nothing beside one that has not. */
function onceEach(members: readonly Member[]): Member[] {
  const found = new Map<string, Member>();
  for (const member of members) {
    const before = found.get(member.userId);
    if (before === undefined || (member.active && !before.active)) found.set(member.userId, member);
    else if (member.active === before.active)
      found.set(member.userId, {
        ...member,
        name: member.name ?? before.name,
        canvasUserId: member.canvasUserId ?? before.canvasUserId,
        roles: [...new Set([...before.roles, ...member.roles])],
        sections: [...new Set([...before.sections, ...member.sections])],
      });
  }
  return [...found.values()];
}

/** Puts a class list into its course. What stands there already is not written again. */
export async function storeRoster(
  tx: TenantTx,
  list: { tenant: TenantId; context: ContextId; course: Course; members: readonly Member[] },
  hashOf: HashOf,
): Promise<void> {
  const { tenant, context, course } = list;
  const members = onceEach(list.members);
  const standing = await standingIn(tx, context);
  const isErased = await staysErased(tx, hashOf);
  const known = await knownAmong(
    tx,
    course.issuer,
    members.map(({ userId }) => userId),
  );
  const listed = new Set<PersonId>();
  for (const member of members) {
    const told = roleOfRoster(member.roles);
    if (told === null || isErased({ issuer: course.issuer, sub: member.userId })) continue;
    const who: KnownPerson = {
      issuer: course.issuer,
      sub: member.userId,
      lmsUserId: lmsUserIdOf(course.lms, member),
      name: member.name,
      seenAt: null,
    };
    const person = await personOf(tx, tenant, who, known.get(member.userId));
    listed.add(person);
    const key = { tenant_id: tenant, context_id: context, person_id: person };
    const { active, sections } = member;
    await putMember(tx, key, { told, active, sections }, standing.get(person));
  }
  // What is theirs stays theirs; a launch brings them back.
  const gone = [...standing].filter(
    ([person, { active, launchedLately }]) => active && !listed.has(person) && !launchedLately,
  );
  if (gone.length === 0) return;
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
