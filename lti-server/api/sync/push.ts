import type { PersonId, RecordId, TenantId, Uuid } from '../../../shared/model/ids.ts';
import { clampStamp } from '../../../shared/model/stamp.ts';
import type { Mutation, PushResult } from '../../../shared/protocol/sync.ts';
import type { Database, TenantTx } from '../../db/database.ts';
import { viewerOf } from '../../lti/viewer.ts';
import { commitRecords } from './commit.ts';
import { type Family, lockFamily } from './family.ts';
import { applyMutation, type Outcome } from './mutate.ts';
import { isPending, pendingKey } from './rules/pending.ts';
import type { School } from './rules/rule.ts';
import { lockPeople, namedBy, schoolFor } from './school.ts';
import {
  audit,
  type Done,
  formerOutcomes,
  keepLostWords,
  keepOutcomes,
  type LostTo,
} from './traces.ts';

type Worked = { done: Done[]; lost: LostTo[]; changed: Set<RecordId>; made: Set<RecordId> };

/** Mutations one after the other on the family, which then holds the records as they shall be. */
function work(
  family: Family,
  school: School,
  mutations: readonly Mutation[],
  nowMs: number,
): Worked {
  const worked: Worked = { done: [], lost: [], changed: new Set(), made: new Set() };
  for (const [place, sent] of mutations.entries()) {
    const mutation = { ...sent, stamp: clampStamp(sent.stamp, nowMs, place) };
    const { outcome, record, lost } = applyMutation(family, school, mutation);
    worked.done.push({ mutation, outcome });
    const { person } = school.viewer;
    worked.lost.push(...lost.map((words) => ({ ...words, record: mutation.record, person })));
    if (record === null) continue;
    const before = family.get(record.id);
    if (before === undefined) worked.made.add(record.id);
    count(school, before !== undefined && isPending(before) ? pendingKey(before) : null, -1);
    count(school, isPending(record) ? pendingKey(record) : null, 1);
    family.set(record.id, record);
    worked.changed.add(record.id);
  }
  return worked;
}

function count(school: School, key: string | null, by: number): void {
  if (key !== null) school.pending.set(key, (school.pending.get(key) ?? 0) + by);
}

const firstOfEach = (mutations: readonly Mutation[], done: ReadonlyMap<Uuid, Outcome>) => [
  ...new Map(
    mutations.toReversed().flatMap((m) => (done.has(m.id) ? [] : [[m.id, m] as const])),
  ).values(),
];

async function pushIn(
  tx: TenantTx,
  person: PersonId,
  mutations: readonly Mutation[],
  nowMs: number,
) {
  await lockPeople(tx, person, mutations);
  const outcomes = await formerOutcomes(tx, person, mutations);
  const fresh = firstOfEach(mutations, outcomes).toReversed();
  const viewer = await viewerOf(tx, person);
  const family = await lockFamily(tx, namedBy(fresh));
  const school = await schoolFor(tx, viewer, fresh);
  const { done, lost, changed, made } = work(family, school, fresh, nowMs);
  await keepOutcomes(tx, person, done);
  await audit(tx, person, done);
  await keepLostWords(tx, lost);
  const announce = await commitRecords(tx, family, changed, made, nowMs);
  for (const { mutation, outcome } of done) outcomes.set(mutation.id, outcome);
  const results = mutations.flatMap(({ id }): PushResult[] => {
    const outcome = outcomes.get(id);
    return outcome === undefined ? [] : [{ id, ...outcome }];
  });
  return { results, announce };
}

/**
 * Applies a person's mutations in their order, each at most once, all in one transaction; a repeat gets the outcome
 * it got before. Results come in the order of the mutations.
 */
export async function push(
  database: Database,
  tenant: TenantId,
  person: PersonId,
  mutations: readonly Mutation[],
): Promise<PushResult[]> {
  const { results, announce } = await database.tenant(tenant, (tx) =>
    pushIn(tx, person, mutations, Date.now()),
  );
  if (announce) await database.announce(tenant);
  return results;
}
