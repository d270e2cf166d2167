import type { ContextId, PersonId, TenantId } from '../../shared/model/ids.ts';
import type { Me, Tokens } from '../../shared/protocol/http.ts';
import { putServerRecords } from '../api/sync/server-records.ts';
import type { TenantTx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { courseRecord, membershipRecords } from './course-records.ts';
import { tenantOf } from './deployments.ts';
import type { Launch } from './launch.ts';
import { meOf } from './me.ts';
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
import { issueSession, type Session, type SessionKind } from './session.ts';

export type Admitted = {
  session: Session;
  tokens: Tokens;
  me: Me;
  /** The course of the launch; null where it gave no part in one. */
  context: ContextId | null;
  frameAncestors: string[];
};
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

async function records(tx: TenantTx, person: PersonId, context: ContextId | null) {
  const memberships = await membershipRecords(tx, { person });
  return context === null ? memberships : [await courseRecord(tx, context, person), ...memberships];
}

/**
 * Finds the school of a checked launch (or throws LaunchRefusal, or TooMany), makes or updates person, course and membership,
 * does `then` in the same transaction, and begins the roster when a teacher comes.
 */
export async function provisioned<T>(
  deps: Deps,
  launch: Launch,
  then: (tx: TenantTx, tenant: TenantId, who: Provisioned) => Promise<T>,
): Promise<T> {
  const { database, limits } = deps;
  const tenant = await tenantOf(database, launch);
  limits.launchBySchool.take(tenant);
  const { who, done, announce } = await database.tenant(tenant, async (tx) => {
    const who = await provision(tx, tenant, launch);
    const done = await then(tx, tenant, who);
    const announce = await putServerRecords(tx, await records(tx, who.person, who.context));
    return { who, done, announce };
  });
  if (announce) await database.announce(tenant);
  const { role, context } = who;
  if (role === 'teacher' && context !== null) {
    deps.background.run('roster', () => syncRoster(deps, tenant, context));
  }
  return done;
}

/** Lets a checked launch in with a session of `kind`. */
export const admit = (
  deps: Deps,
  launch: Launch,
  given: { kind: SessionKind; label: string },
): Promise<Admitted> =>
  provisioned(deps, launch, async (tx, tenant, { person, context }) => {
    const { session, tokens } = await issueSession(tx, tenant, { person, ...given });
    const me = await meOf(tx, session);
    return { session, tokens, me, context, frameAncestors: me.lms.origins };
  });
