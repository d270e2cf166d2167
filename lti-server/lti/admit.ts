import type { ContextId, PersonId, TenantId } from '../../shared/model/ids.ts';
import type { ContextRole } from '../../shared/model/scope.ts';
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

export type Admitted = { session: Session; tokens: Tokens; me: Me; frameAncestors: string[] };
type Given = { kind: SessionKind; label: string };
/** `context`: the course they have a role in; `announce`: something changed for others. */
type Come = Omit<Admitted, 'frameAncestors'> & { context: ContextId | null; announce: boolean };

async function provision(tx: TenantTx, tenant: TenantId, launch: Launch, role: ContextRole | null) {
  await putOrigins(tx, tenant, launch.issuer, launch.origins);
  const person = await putPerson(tx, tenant, personOfLaunch(launch));
  if (launch.context === null) return { person, context: null };
  if (role === null) {
    await endMembership(tx, launch, person);
    return { person, context: null };
  }
  const context = await putContext(tx, tenant, { ...launch, context: launch.context }, role);
  await putMembership(tx, tenant, context, person, role);
  return { person, context };
}

async function putRecords(tx: TenantTx, person: PersonId, context: ContextId | null) {
  const memberships = await membershipRecords(tx, { person });
  const course = context === null ? [] : [await courseRecord(tx, context, person)];
  return putServerRecords(tx, [...course, ...memberships]);
}

/** Makes or updates person, course and membership, in one transaction. */
const welcome = (
  { database }: Deps,
  tenant: TenantId,
  launch: Launch,
  given: Given,
): Promise<Come> =>
  database.tenant(tenant, async (tx) => {
    const { person, context } = await provision(tx, tenant, launch, roleOfLaunch(launch.roles));
    const { session, tokens } = await issueSession(tx, tenant, { person, ...given });
    const me = await meOf(tx, session);
    const announce = await putRecords(tx, person, context);
    return { session, tokens, me, context, announce };
  });

/** Null: there is something to make or update. */
async function welcomeBack(
  { database }: Deps,
  tenant: TenantId,
  launch: Launch,
  given: Given,
): Promise<Come | null> {
  const { tokens, row, sessionOf } = newSession(tenant, given);
  const known = await knownLaunch(database, tenant, launch, row);
  if (known === null) return null;
  const { person, context } = known;
  // Records that say something else are not this launch's doing: another version wrote them, or a hand.
  const announce =
    !isTold(known) && (await database.tenant(tenant, (tx) => putRecords(tx, person, context)));
  return { session: sessionOf(person), tokens, me: meFrom(known, given.kind), context, announce };
}

/**
 * Lets a checked launch in: finds its school (or throws LaunchRefusal, or TooMany), makes or updates person, course and
 * membership where it tells something new, gives a session of `kind`, and begins the roster when a teacher comes.
 */
export async function admit(deps: Deps, launch: Launch, given: Given): Promise<Admitted> {
  const { database, limits } = deps;
  const tenant = launch.tenant ?? (await tenantOf(database, launch));
  limits.launchBySchool.take(tenant);
  const come =
    (await welcomeBack(deps, tenant, launch, given)) ??
    (await welcome(deps, tenant, launch, given));
  const { context, announce, session, tokens, me } = come;
  if (announce) await database.announce(tenant);
  if (context !== null && roleOfLaunch(launch.roles) === 'teacher') {
    deps.background.run('roster', () => syncRoster(deps, tenant, context));
  }
  return { session, tokens, me, frameAncestors: me.lms.origins };
}
