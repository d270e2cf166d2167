import { randomUUID } from 'node:crypto';
import { membershipId, newId, type PersonId, type TenantId } from '../../../shared/model/ids.ts';
import type { ContextRole } from '../../../shared/model/scope.ts';
import { formatStamp } from '../../../shared/model/stamp.ts';
import type { Mutation, PullRequest } from '../../../shared/protocol/sync.ts';
import type { Database, TenantTx } from '../../db/database.ts';
import { issueSession, type SessionKind } from '../../lti/session.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { putServerRecords } from './server-records.ts';

const ISSUER = 'https://lms.example';
const DAY_MS = 24 * 60 * 60_000;

async function addPerson(tx: TenantTx, tenant: TenantId, name: string): Promise<PersonId> {
  const id = randomUUID();
  await tx
    .insertInto('school.person')
    .values({ tenant_id: tenant, id, issuer: ISSUER, sub: id, lms_user_id: null, name })
    .execute();
  return id;
}

async function addCourse(tx: TenantTx, tenant: TenantId, title: string): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('school.context')
    .values({
      tenant_id: tenant,
      id,
      issuer: ISSUER,
      client_id: 'client',
      deployment_id: '1',
      lti_context_id: id,
      lms: 'moodle',
      lms_course_id: '7',
      title,
      memberships_url: null,
      launch_cmid: null,
      roster_state: 'done',
    })
    .execute();
  return id;
}

/** Says who stands in a course as what; null: no more. */
export async function enrol(
  database: Database,
  tenant: TenantId,
  context: string,
  person: PersonId,
  role: ContextRole | null,
): Promise<void> {
  await database.tenant(tenant, async (tx) => {
    const columns = {
      ...(role === null ? {} : { role }),
      teacher_until: role === 'teacher' ? new Date(Date.now() + 30 * DAY_MS) : null,
      active: role !== null,
      seen_at: new Date(),
    };
    await tx
      .insertInto('school.membership')
      .values({
        tenant_id: tenant,
        context_id: context,
        person_id: person,
        ...columns,
        role: role ?? 'learner',
      })
      .onConflict((on) => on.columns(['tenant_id', 'context_id', 'person_id']).doUpdateSet(columns))
      .execute();
    await putServerRecords(tx, [
      {
        id: membershipId(context, person),
        kind: 'membership',
        context,
        author: person,
        learner: person,
        parent: null,
        fields: { active: role !== null, ...(role === null ? {} : { role }) },
      },
    ]);
  });
}

/** Two courses of one school: Ada (and later Bo) teach the first, where Lin and Max learn; Cy teaches the second. */
export async function makeSchool(database: Database, tenant: TenantId) {
  const school = await database.tenant(tenant, async (tx) => {
    await tx
      .insertInto('school.lms_origin')
      .values({ tenant_id: tenant, origin: ISSUER, issuer: ISSUER })
      .execute();
    return {
      ada: await addPerson(tx, tenant, 'Ada'),
      bo: await addPerson(tx, tenant, 'Bo'),
      cy: await addPerson(tx, tenant, 'Cy'),
      lin: await addPerson(tx, tenant, 'Lin'),
      max: await addPerson(tx, tenant, 'Max'),
      course: await addCourse(tx, tenant, 'History'),
      elsewhere: await addCourse(tx, tenant, 'Physics'),
    };
  });
  await enrol(database, tenant, school.course, school.ada, 'teacher');
  await enrol(database, tenant, school.course, school.lin, 'learner');
  await enrol(database, tenant, school.course, school.max, 'learner');
  await enrol(database, tenant, school.elsewhere, school.cy, 'teacher');
  return school;
}
export type TestSchool = Awaited<ReturnType<typeof makeSchool>>;

let ticks = 0;
/** A stamp after every stamp made before it. */
const laterStamp = (device = 'd1'): string =>
  formatStamp(Date.now() - 100_000 + ticks++, 0, device);

/** A write of a new record, unless told otherwise. */
export const put = (kind: string, parts: Partial<Mutation>): Mutation => ({
  id: newId(),
  record: newId(),
  kind,
  op: 'put',
  context: null,
  learner: null,
  parent: null,
  fields: {},
  stamp: laterStamp(),
  ...parts,
});

/** Another write on the record of `first`. */
export const again = (first: Mutation, parts: Partial<Mutation>): Mutation => ({
  ...first,
  id: newId(),
  fields: {},
  stamp: laterStamp(),
  ...parts,
});

export const goalOf = (
  person: PersonId,
  fields: Mutation['fields'] = { next: 'Argue both sides' },
) => put('goal', { learner: person, fields });

/** A comment with its next step, still a draft. */
export function comment(school: TestSchool, state = 'draft') {
  const about = { context: school.course, learner: school.lin };
  const feedback = put('feedback', { ...about, fields: { observation: 'Clear claim', state } });
  const step = put('next_step', {
    ...about,
    parent: feedback.record,
    fields: { text: 'Name your source' },
  });
  return { feedback, step };
}

/** One person's connection, and what their browser holds. */
export function personAt(database: Database, tenant: TenantId, person: PersonId) {
  const send = (...mutations: Mutation[]) => push(database, tenant, person, mutations);
  const one = async (mutation: Mutation) => (await send(mutation))[0];
  const everything = (request: Partial<PullRequest> = {}) =>
    pull(database, tenant, person, { protocol: 1, epoch: null, cursors: {}, ...request });
  return { person, send, one, pull: everything };
}

export const bearerOf = async (
  database: Database,
  tenant: TenantId,
  person: PersonId,
  kind: SessionKind = 'device',
) =>
  (
    await database.tenant(tenant, (tx) =>
      issueSession(tx, tenant, { person, kind, label: 'Test browser' }),
    )
  ).tokens;
