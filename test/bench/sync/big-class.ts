import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { putServerRecords } from '../../../lti-server/api/sync/server-records.ts';
import type { Database, TenantTx } from '../../../lti-server/db/database.ts';
import { makeTenant } from '../../../lti-server/db/tenant.ts';
import { courseRecord, membershipRecords } from '../../../lti-server/lti/course-records.ts';
import { type ContextId, newId, type PersonId, type TenantId } from '../../../shared/model/ids.ts';
import { personScope, teachersScope } from '../../../shared/model/scope.ts';
import { formatStamp } from '../../../shared/model/stamp.ts';

export const LEARNERS = 200;
/** The rest of the school, in a course of its own: so that nothing is small enough to be read whole for quickness. */
const ELSEWHERE = 4_000;

export type BigClass = {
  tenant: TenantId;
  context: ContextId;
  teacher: PersonId;
  learners: readonly PersonId[];
  /** Released steps of the first learner, and one of each of the others. */
  steps: { ofFirst: readonly string[]; ofOthers: readonly string[] };
};

const DAYS_30 = 30 * 24 * 3_600_000;
/** Rows of one transaction, as a busy teacher's push has them. */
const PER_PUSH = 10;
const SENTENCE = 'You name the source before you use it, so I can follow how your argument grows. ';

async function addPeople(tx: TenantTx, tenant: TenantId, context: ContextId) {
  const people = Array.from({ length: LEARNERS + 1 }, () => newId());
  const [teacher = '', ...learners] = people;
  await tx
    .insertInto('school.person')
    .values(
      people.map((id, n) => ({
        tenant_id: tenant,
        id,
        issuer: 'https://lms.example',
        sub: id,
        lms_user_id: String(n),
        name: `Person ${n}`,
      })),
    )
    .execute();
  await tx
    .insertInto('school.context')
    .values({
      tenant_id: tenant,
      id: context,
      issuer: 'https://lms.example',
      client_id: 'client',
      deployment_id: '1',
      lti_context_id: context,
      lms: 'moodle',
      lms_course_id: '7',
      title: 'History',
      memberships_url: null,
      launch_cmid: null,
      roster_state: 'done',
    })
    .execute();
  await tx
    .insertInto('school.membership')
    .values(
      people.map((person) => ({
        tenant_id: tenant,
        context_id: context,
        person_id: person,
        role: person === teacher ? ('teacher' as const) : ('learner' as const),
        teacher_until: person === teacher ? new Date(Date.now() + DAYS_30) : null,
        active: true,
      })),
    )
    .execute();
  await putServerRecords(tx, [
    await courseRecord(tx, context, teacher),
    ...(await membershipRecords(tx, { context })),
  ]);
  return { teacher, learners };
}

async function addTheRest(tx: TenantTx, tenant: TenantId, like: ContextId): Promise<void> {
  const context = newId();
  await sql`insert into school.context (tenant_id, id, issuer, client_id, deployment_id, lti_context_id, lms, title)
    select tenant_id, ${context}::uuid, issuer, client_id, deployment_id, ${context}::text, lms, 'Everybody'
    from school.context where id = ${like}::uuid`.execute(tx);
  await sql`with others as (insert into school.person (tenant_id, id, issuer, sub, name)
      select ${tenant}::uuid, gen_random_uuid(), 'https://lms.example', 'other ' || n, 'Other ' || n
      from generate_series(1, ${ELSEWHERE}::int) as n returning id)
    insert into school.membership (tenant_id, context_id, person_id, role, active)
    select ${tenant}::uuid, ${context}::uuid, id, 'learner', true from others`.execute(tx);
}

type Pair = { feedback: string; step: string; learner: PersonId };

/** Released comments with their next steps, as pushes would have left them; written at once, for time's sake. */
async function addRecords(
  tx: TenantTx,
  tenant: TenantId,
  { context, teacher, pairs }: { context: ContextId; teacher: PersonId; pairs: readonly Pair[] },
): Promise<void> {
  const stamp = formatStamp(Date.now() - DAYS_30, 0, 'seed');
  const fields = (values: Record<string, string>) => [
    JSON.stringify(values),
    JSON.stringify(Object.fromEntries(Object.keys(values).map((name) => [name, stamp]))),
  ];
  const [said = '', saidAt = ''] = fields({
    observation: SENTENCE.repeat(3),
    question: 'What would somebody say who disagrees?',
    state: 'released',
  });
  const [step = '', stepAt = ''] = fields({ text: 'Name your source in the first line.' });
  const lists = sql`unnest(${pairs.map((p) => p.feedback)}::uuid[], ${pairs.map((p) => p.step)}::uuid[],
    ${pairs.map((p) => p.learner)}::uuid[]) with ordinality as p(feedback, step, learner, n)`;
  const columns = sql`(tenant_id, id, kind, context_id, author_id, learner_id, parent_id, fields, stamps)`;
  await sql`insert into school.record ${columns}
    select ${tenant}::uuid, feedback, 'feedback', ${context}::uuid, ${teacher}::uuid, learner, null, ${said}::jsonb,
      ${saidAt}::jsonb from ${lists}`.execute(tx);
  await sql`insert into school.record ${columns}
    select ${tenant}::uuid, step, 'next_step', ${context}::uuid, ${teacher}::uuid, learner, feedback, ${step}::jsonb,
      ${stepAt}::jsonb from ${lists}`.execute(tx);
  await sql`insert into school.change (tenant_id, scope, record_id, seq, gone)
    select ${tenant}::uuid, s.scope, r.id, c.seq + 1 + (n - 1) / ${PER_PUSH / 2}::int, false
    from (select seq from school.tenant_clock) as c, ${lists}
    cross join lateral (values (feedback), (step)) as r(id)
    cross join lateral (values (${teachersScope(context)}), (${personScope('')} || learner)) as s(scope)`.execute(
    tx,
  );
  await sql`update school.tenant_clock set seq = (select max(seq) from school.change)`.execute(tx);
}

/** A teacher of 200 learners with `records` in all, of which the first learner has `ofFirst`. */
export async function makeBigClass(
  database: Database,
  size: { records: number; ofFirst: number },
): Promise<BigClass> {
  const tenant = await makeTenant(database, 'Big School');
  const context = randomUUID();
  const { teacher, learners } = await database.tenant(tenant, async (tx) => {
    const people = await addPeople(tx, tenant, context);
    await addTheRest(tx, tenant, context);
    return people;
  });
  const [first = '', ...others] = learners;
  const owners = Array.from({ length: size.records / 2 }, (_, n) =>
    n < size.ofFirst / 2 ? first : (others[n % others.length] ?? ''),
  );
  const pairs = owners.map((learner): Pair => ({ feedback: newId(), step: newId(), learner }));
  // As time goes by everybody is written to now and then, not one after the other.
  pairs.sort((a, b) => (a.feedback.slice(-8) < b.feedback.slice(-8) ? -1 : 1));
  await database.tenant(tenant, (tx) => addRecords(tx, tenant, { context, teacher, pairs }));
  const stepOf = (person: PersonId) => pairs.filter(({ learner }) => learner === person);
  return {
    tenant,
    context,
    teacher,
    learners,
    steps: {
      ofFirst: stepOf(first).map(({ step }) => step),
      ofOthers: others.flatMap((person) => pairs.find((p) => p.learner === person)?.step ?? []),
    },
  };
}
