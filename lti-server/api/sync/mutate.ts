import { type Chain, refusal, wasTheirs } from '../../../shared/model/access.ts';
import { fieldProblem, isKind } from '../../../shared/model/kinds.ts';
import type { Fields, WaymarkRecord } from '../../../shared/model/record.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { Mutation, PushResult } from '../../../shared/protocol/sync.ts';
import { chainOf, type Family } from './family.ts';
import { type LostWords, mergeFields, sameJson } from './merge.ts';
import { askedProblem } from './rules/asked.ts';
import { assignmentsProblem } from './rules/assignments.ts';
import { audienceProblem } from './rules/audience.ts';
import { contactProblem } from './rules/contact.ts';
import { envelopeProblem } from './rules/envelope.ts';
import { originProblem } from './rules/origin.ts';
import { pendingProblem } from './rules/pending.ts';
import type { Problem, School, Write } from './rules/rule.ts';

export type Outcome = Omit<PushResult, 'id'>;
/** `record`: as it shall be, null when nothing changes. */
export type Applied = { outcome: Outcome; record: WaymarkRecord | null; lost: LostWords[] };

const refused = (code: ErrorCode, field?: string): Applied => ({
  outcome: { status: 'refused', code, ...(field === undefined ? {} : { field }) },
  record: null,
  lost: [],
});
const nothing: Applied = { outcome: { status: 'applied' }, record: null, lost: [] };

/** The record a mutation speaks of, by its own words alone. */
const claimed = (school: School, mutation: Mutation): WaymarkRecord => ({
  id: mutation.record,
  kind: mutation.kind,
  context: mutation.context,
  author: school.viewer.person,
  learner: mutation.learner,
  parent: mutation.parent,
  fields: mutation.op === 'put' ? mutation.fields : {},
  stamps: {},
  deleted: false,
});

/** Whether the viewer sees a record, or did until it was deleted. */
const knows = (school: School, record: WaymarkRecord, chain: Chain): boolean =>
  refusal(school.viewer, 'read', { ...record, deleted: false }, chain) === null;

/** Those that count come last: what another rule refuses is not counted. */
const RULES = [
  envelopeProblem,
  askedProblem,
  audienceProblem,
  contactProblem,
  originProblem,
  pendingProblem,
  assignmentsProblem,
];
function problemOf(write: Write, school: School): Problem | null {
  if (!isKind(write.record.kind)) return { code: 'unknown_kind' };
  const unfit = fieldProblem(write.record.kind, write.fields);
  if (unfit !== null) return unfit;
  for (const rule of RULES) {
    const problem = rule(write, school);
    if (problem !== null) return problem;
  }
  return null;
}

function finish(write: Write, school: School, { stamp, saw }: Mutation): Applied {
  const problem = problemOf(write, school);
  if (problem !== null) return refused(problem.code, problem.field);
  const start = write.standing ?? { ...write.record, fields: {}, stamps: {} };
  const { record, changed, kept, lost } = mergeFields(start, write.fields, stamp, saw);
  const outcome: Outcome =
    Object.keys(kept).length === 0 ? { status: 'applied' } : { status: 'applied', kept };
  return { outcome, record: changed || write.standing === null ? record : null, lost };
}

/**
 * The viewer knows of no such record. Judged by the mutation's own words alone, whether or not there is one:
 * so no answer tells what stands behind an id.
 */
function onUnknown(family: Family, school: School, mutation: Mutation, taken: boolean): Applied {
  const record = claimed(school, mutation);
  if (mutation.op === 'delete') {
    return refused(refusal(school.viewer, 'delete', record, []) ?? 'not_visible');
  }
  const chain = chainOf(family, mutation.parent);
  const parent = chain[0];
  if (mutation.parent !== null) {
    if (parent === undefined || !knows(school, parent, chain.slice(1)))
      return refused('not_visible');
    if (parent.deleted) return refused('deleted');
  }
  const no = refusal(school.viewer, 'create', record, chain);
  if (no !== null) return refused(no);
  const applied = finish(
    { record, standing: null, chain, fields: record.fields },
    school,
    mutation,
  );
  return taken && applied.outcome.status === 'applied' ? refused('not_visible') : applied;
}

/** Two people meet the same assignment or attempt first; the second only says again what already stands. */
function newWords(standing: WaymarkRecord, fields: Fields): Fields {
  if (standing.kind !== 'assignment' && standing.kind !== 'attempt') return fields;
  const differs = ([field, value]: [string, Fields[string]]) =>
    !sameJson(standing.fields[field], value);
  return Object.fromEntries(Object.entries(fields).filter(differs));
}

function onDeleted(
  school: School,
  mutation: Mutation,
  standing: WaymarkRecord,
  chain: Chain,
): Applied {
  if (mutation.op === 'put') return refused('deleted');
  const no = refusal(school.viewer, 'delete', { ...standing, deleted: false }, chain);
  return no === null ? nothing : refused(no);
}

/** What the words said goes with the record; only that there was one remains, for devices that come late. */
const emptied = (record: WaymarkRecord): WaymarkRecord => ({
  ...record,
  fields: {},
  stamps: {},
  deleted: true,
});

function onStanding(
  school: School,
  mutation: Mutation,
  standing: WaymarkRecord,
  chain: Chain,
): Applied {
  if (mutation.kind !== standing.kind) return refused('bad_value', 'kind');
  if (standing.deleted) return onDeleted(school, mutation, standing, chain);
  if (mutation.op === 'delete') {
    const no = refusal(school.viewer, 'delete', standing, chain);
    return no === null ? { ...nothing, record: emptied(standing) } : refused(no);
  }
  const fields = newWords(standing, mutation.fields);
  for (const field of Object.keys(fields)) {
    const no = refusal(school.viewer, `write:${field}`, standing, chain);
    if (no !== null) return refused(no, field);
  }
  return finish({ record: standing, standing, chain, fields }, school, mutation);
}

/** One mutation on the records as they stand. Pure; the caller puts `record` back into the family. */
export function applyMutation(family: Family, school: School, mutation: Mutation): Applied {
  if (!isKind(mutation.kind)) return refused('unknown_kind');
  const standing = family.get(mutation.record);
  const chain = standing === undefined ? [] : chainOf(family, standing.parent);
  const knew = standing !== undefined && wasTheirs(school.viewer, standing, chain);
  if (standing !== undefined && (knew || knows(school, standing, chain))) {
    return onStanding(school, mutation, standing, chain);
  }
  return onUnknown(family, school, mutation, standing !== undefined);
}
