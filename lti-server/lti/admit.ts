import type { ContextId, PersonId, TenantId } from '../../shared/model/ids.ts';
import type { Me, Tokens } from '../../shared/protocol/http.ts';
import { putServerRecords } from '../api/sync/server-records.ts';
import type { TenantTx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { courseRecord, membershipRecords } from './course-records.ts';
import { tenantOf } from './deployments.ts';
import { isTold, knownLaunch } from './known-launch.ts';
import type { Launch } from './launch.ts';
import { meFrom, meOf } from './me.ts';
import {
  endMembership,
  personOfLaunch,
  putContext,
  putMembership,
  putOrigins,
  putPerson,
} from './people.ts';
import { roleOfLaunch } from './roles.ts';
import { syncRoster } from './roster.ts';
import { issueSession, newSession, type Session, type SessionKind } from './session.ts';

export type Admitted = {
  session: Session;
  tokens: Tokens;
  me: Me;
  /** The course of the launch; null where it gave no part in one. */
  context: ContextId | null;
  frameAncestors: string[];
};
type Given = { kind: SessionKind; label: string };
type Come = Omit<Admitted, 'frameAncestors'>;
type Provisioned = Awaited<ReturnType<typeof provision>>;

async function provision(tx: TenantTx, tenant: TenantId, launch: Launch) {
  await putOrigins(tx, tenant, launch.issuer, launch.origins);
  const person = await putPerson(tx, tenant, personOfLaunch(launch));
  const role = roleOfLaunch(launch.roles);
  if (launch.context === null) return { person, role, context: null };
  if (role === null) {
    await endMembership(tx, launch, person);
    return { person, role, context: null };
  }
  const context = await putContext(tx, tenant, { ...launch, context: launch.context }, role);
  await putMembership(tx, tenant, context, person, role);
  return { person, role, context };
}

async function putRecords(tx: TenantTx, person: PersonId, context: ContextId | null) {
  const memberships = await membershipRecords(tx, { person });
  const course = context === null ? [] : [await courseRecord(tx, context, person)];
  return putServerRecords(tx, [...course, ...memberships]);
}

/** The school of a checked launch, which has let so many in. Throws LaunchRefusal, or TooMany. */
async function schoolOf({ database, limits }: Deps, launch: Launch): Promise<TenantId> {
  const tenant = launch.tenant ?? (await tenantOf(database, launch));
  limits.launchBySchool.take(tenant);
  return tenant;
}

/** The class list is read when a teacher comes. */
function beginRoster(deps: Deps, tenant: TenantId, launch: Launch, context: ContextId | null) {
  if (context !== null && roleOfLaunch(launch.roles) === 'teacher')
    deps.background.run('roster', () => syncRoster(deps, tenant, context));
}

/** Makes or updates person, course and membership, and does `then` in the same transaction. */
async function welcome<T>(
  deps: Deps,
  tenant: TenantId,
  launch: Launch,
  then: (tx: TenantTx, tenant: TenantId, who: Provisioned) => Promise<T>,
): Promise<T> {
  const { database } = deps;
  const { who, done, announce } = await database.tenant(tenant, async (tx) => {
    const who = await provision(tx, tenant, launch);
    const done = await then(tx, tenant, who);
    return { who, done, announce: await putRecords(tx, who.person, who.context) };
  });
  if (announce) await database.announce(tenant);
  beginRoster(deps, tenant, launch, who.context);
  return done;
}

/** Null: there is something to make or update. */
async function welcomeBack(
  deps: Deps,
  tenant: TenantId,
  launch: Launch,
  given: Given,
): Promise<Come | null> {
  const { database } = deps;
  const { tokens, row, sessionOf } = newSession(tenant, given);
  const known = await knownLaunch(database, tenant, launch, row);
  if (known === null) return null;
  const { person, context } = known;
  // Records that say something else are not this launch's doing: another version wrote them, or a hand.
  const announce =
    !isTold(known) && (await database.tenant(tenant, (tx) => putRecords(tx, person, context)));
  if (announce) await database.announce(tenant);
  beginRoster(deps, tenant, launch, context);
  return { session: sessionOf(person), tokens, me: meFrom(known, given.kind), context };
}

/** Lets a checked launch in without a session: who it is and where they are is made or updated, and `then` done with it. */
export const provisioned = async <T>(
  deps: Deps,
  launch: Launch,
  then: (tx: TenantTx, tenant: TenantId, who: Provisioned) => Promise<T>,
): Promise<T> => welcome(deps, await schoolOf(deps, launch), launch, then);

/**
 * Lets a checked launch in: finds its school (or throws LaunchRefusal, or TooMany), makes or updates person, course and
 * membership where it tells something new, gives a session of `kind`, and begins the roster when a teacher comes.
 */
export async function admit(deps: Deps, launch: Launch, given: Given): Promise<Admitted> {
  const tenant = await schoolOf(deps, launch);
  const come =
    (await welcomeBack(deps, tenant, launch, given)) ??
    (await welcome(deps, tenant, launch, async (tx, _tenant, { person, context }) => {
      const { session, tokens } = await issueSession(tx, tenant, { person, ...given });
      return { session, tokens, me: await meOf(tx, session), context };
    }));
  return { ...come, frameAncestors: come.me.lms.origins };
}
