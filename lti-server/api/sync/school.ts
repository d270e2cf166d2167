import { sql } from 'kysely';
import {
  type ContextId,
  classSettingId,
  type PersonId,
  type RecordId,
} from '../../../shared/model/ids.ts';
import { isBlank } from '../../../shared/model/limits.ts';
import type { Viewer } from '../../../shared/model/scope.ts';
import type { Mutation } from '../../../shared/protocol/sync.ts';
import type { TenantTx } from '../../db/database.ts';
import { lockInOrder } from './lock-people.ts';
import { recordOf } from './record-row.ts';
import { isPending, pendingKey } from './rules/pending.ts';
import { learnerKey, type School } from './rules/rule.ts';

/** Who has to wait for whom: the sender's pushes come one by one, and so do new suggestions for one learner. */
export async function lockPeople(
  tx: TenantTx,
  sender: PersonId,
  mutations: readonly Mutation[],
): Promise<void> {
  const asked = mutations.flatMap((m) => (m.kind === 'suggestion' ? (m.learner ?? []) : []));
  await lockInOrder(tx, [sender, ...asked]);
}

async function originsOf(tx: TenantTx): Promise<Set<string>> {
  const rows = await tx.selectFrom('school.lms_origin').select('origin').execute();
  return new Set(rows.map((row) => row.origin));
}

async function learnersOf(tx: TenantTx, mutations: readonly Mutation[]): Promise<Set<string>> {
  const contexts = [...new Set(mutations.flatMap((m) => m.context ?? []))];
  const people = [...new Set(mutations.flatMap((m) => m.learner ?? []))];
  if (contexts.length === 0 || people.length === 0) return new Set();
  const rows = await tx
    .selectFrom('school.membership')
    .select(['context_id', 'person_id'])
    .where('context_id', 'in', contexts)
    .where('person_id', 'in', people)
    .where('role', '=', 'learner')
    .where('active', '=', true)
    .execute();
  return new Set(rows.map((row) => learnerKey(row.context_id, row.person_id)));
}

async function pendingFor(tx: TenantTx, mutations: readonly Mutation[]) {
  const learners = [
    ...new Set(mutations.flatMap((m) => (m.kind === 'suggestion' ? (m.learner ?? []) : []))),
  ];
  const pending = new Map<string, number>();
  if (learners.length === 0) return pending;
  const rows = await tx
    .selectFrom('school.record')
    .selectAll()
    .where('learner_id', 'in', learners)
    .where('kind', '=', 'suggestion')
    .where('deleted', '=', false)
    .where(sql<boolean>`coalesce(fields ->> 'answer', 'pending') = 'pending'`)
    .execute();
  for (const record of rows.map(recordOf)) {
    const key = pendingKey(record);
    if (isPending(record)) pending.set(key, (pending.get(key) ?? 0) + 1);
  }
  return pending;
}

/** Questions that somebody besides who asked has written to. */
async function answeredOf(tx: TenantTx, viewer: Viewer, mutations: readonly Mutation[]) {
  const questions = [
    ...new Set(mutations.flatMap((m) => (m.kind === 'question' ? [m.record] : []))),
  ];
  if (questions.length === 0) return new Set<RecordId>();
  const rows = await tx
    .selectFrom('school.record')
    .select('parent_id')
    .distinct()
    .where('parent_id', 'in', questions)
    .where('kind', '=', 'reply')
    .where('deleted', '=', false)
    .where('author_id', '!=', viewer.person)
    .execute();
  return new Set(rows.flatMap(({ parent_id }) => parent_id ?? []));
}

async function assignmentsIn(tx: TenantTx, viewer: Viewer, mutations: readonly Mutation[]) {
  const contexts = [
    ...new Set(mutations.flatMap((m) => (m.kind === 'assignment' ? (m.context ?? []) : []))),
  ];
  if (contexts.length === 0) return new Map();
  const rows = await tx
    .selectFrom('school.record')
    .select((is) => [
      'context_id',
      is.fn.countAll<number>().as('all'),
      is.fn.countAll<number>().filterWhere('author_id', '=', viewer.person).as('own'),
    ])
    .where('context_id', 'in', contexts)
    .where('kind', '=', 'assignment')
    .groupBy('context_id')
    .execute();
  return new Map(rows.map(({ context_id, all, own }) => [context_id ?? '', { all, own }]));
}

/** Teachers of the viewer's courses, by the roles that hold now (viewerOf). */
async function teachersAround(
  tx: TenantTx,
  contexts: readonly ContextId[],
): Promise<Set<PersonId>> {
  if (contexts.length === 0) return new Set();
  const rows = await tx
    .selectFrom('school.membership')
    .select('person_id')
    .where('context_id', 'in', contexts)
    .where('role', '=', 'teacher')
    .where('active', '=', true)
    // Who leaves meanwhile leaves after this.
    .forShare()
    .execute();
  return new Set(rows.map(({ person_id }) => person_id));
}

const ASKS_OF_CLASS: readonly string[] = ['reflection', 'moment', 'reply'];
const showsMore = ({ op, fields }: Mutation): boolean =>
  op === 'put' && Array.isArray(fields.audience) && fields.audience.length > 0;

/** What the teachers of the viewer's courses have said of their class. */
async function classesOf(tx: TenantTx, contexts: readonly ContextId[]) {
  const [underThirteen, withoutContact] = [new Set<ContextId>(), new Set<ContextId>()];
  if (contexts.length === 0) return { underThirteen, withoutContact };
  const rows = await tx
    .selectFrom('school.record')
    .selectAll()
    .where('id', 'in', contexts.map(classSettingId))
    .where('kind', '=', 'class_setting')
    .where('deleted', '=', false)
    .execute();
  for (const { context, fields } of rows.map(recordOf)) {
    if (context === null || fields.minors !== true) continue;
    if (fields.underThirteen === true) underThirteen.add(context);
    if (isBlank(fields.contact)) withoutContact.add(context);
  }
  return { underThirteen, withoutContact };
}

async function aroundOf(tx: TenantTx, viewer: Viewer, mutations: readonly Mutation[]) {
  const shares = mutations.some(showsMore);
  const asks = shares || mutations.some(({ kind }) => ASKS_OF_CLASS.includes(kind));
  const contexts = asks ? Object.keys(viewer.roles) : [];
  const { underThirteen, withoutContact } = await classesOf(tx, contexts);
  const teachers = await teachersAround(tx, shares ? contexts : []);
  return { around: { teachers, underThirteen }, withoutContact };
}

/** What the rules ask about the school, for these mutations. */
export async function schoolFor(
  tx: TenantTx,
  viewer: Viewer,
  mutations: readonly Mutation[],
): Promise<School> {
  return {
    viewer,
    origins: mutations.some((m) => m.kind === 'assignment') ? await originsOf(tx) : new Set(),
    learners: await learnersOf(tx, mutations),
    pending: await pendingFor(tx, mutations),
    answered: await answeredOf(tx, viewer, mutations),
    assignments: await assignmentsIn(tx, viewer, mutations),
    ...(await aroundOf(tx, viewer, mutations)),
  };
}

/** The records mutations write, and those they hang new ones on. */
export const namedBy = (mutations: readonly Mutation[]): RecordId[] => [
  ...new Set(mutations.flatMap((m) => [m.record, ...(m.parent === null ? [] : [m.parent])])),
];
