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

export type Admitted = { session: Session; tokens: Tokens; me: Me; frameAncestors: string[] };

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
 * Lets a checked launch in: finds its school (or throws LaunchRefusal, or TooMany), makes or updates person, course and
 * membership, gives a session of `kind`, and begins the roster when a teacher comes. One transaction.
 */
export async function admit(
  deps: Deps,
  launch: Launch,
  given: { kind: SessionKind; label: string },
): Promise<Admitted> {
  const { database, limits } = deps;
  const tenant = await tenantOf(database, launch);
  limits.launchBySchool.take(tenant);
  const done = await database.tenant(tenant, async (tx) => {
    const { person, role, context } = await provision(tx, tenant, launch);
    const { session, tokens } = await issueSession(tx, tenant, { person, ...given });
    const me = await meOf(tx, session);
    const announce = await putServerRecords(tx, await records(tx, person, context));
    return { session, tokens, me, role, context, announce };
  });
  const { role, context, announce, session, tokens, me } = done;
  if (announce) await database.announce(tenant);
  if (role === 'teacher' && context !== null) {
    deps.background.run('roster', () => syncRoster(deps, tenant, context));
  }
  return { session, tokens, me, frameAncestors: me.lms.origins };
}
