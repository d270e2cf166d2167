import { askedProblem, isAnswered, refusal } from '../../model/access.ts';
import { fieldProblem, isKind } from '../../model/kinds.ts';
import type { Fields, WaymarkRecord } from '../../model/record.ts';
import type { Viewer } from '../../model/scope.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import { type Mutation, newer, type PushResult } from '../../protocol/sync.ts';
import { chainIn, keep, type Ledger } from './ledger.ts';

type Outcome = Omit<PushResult, 'id'>;
const no = (code: ErrorCode, field?: string): Outcome => ({
  status: 'refused',
  code,
  ...(field === undefined ? {} : { field }),
});

const deviceOf = (stamp = '') => stamp.split('-')[2];

function merge(ledger: Ledger, record: WaymarkRecord, mutation: Mutation, stamp: string): Outcome {
  const fields = { ...record.fields };
  const stamps = { ...record.stamps };
  const kept: Fields = {};
  for (const [field, value] of Object.entries(mutation.fields)) {
    const [standing, since] = [fields[field], stamps[field]];
    if (newer(stamp, since)) {
      const isUnseen = since !== undefined && mutation.saw?.[field] !== since;
      const isOther = deviceOf(since) !== deviceOf(stamp) && value !== standing;
      if (isUnseen && isOther && typeof standing === 'string') kept[field] = standing;
      fields[field] = value;
      stamps[field] = stamp;
    } else if (typeof value === 'string' && value !== fields[field]) kept[field] = value;
  }
  keep(ledger, { ...record, fields, stamps });
  return { status: 'applied', ...(Object.keys(kept).length > 0 ? { kept } : {}) };
}

function onUnknown(ledger: Ledger, viewer: Viewer, mutation: Mutation, stamp: string): Outcome {
  const { record: id, kind, context, learner, parent, fields } = mutation;
  const author = viewer.person;
  const made: WaymarkRecord = {
    ...{ id, kind, context, learner, parent, author, fields },
    ...{ stamps: {}, deleted: false },
  };
  const verb = mutation.op === 'put' ? 'create' : 'delete';
  const refused = refusal(viewer, verb, made, chainIn(ledger, made));
  return refused === null ? merge(ledger, { ...made, fields: {} }, mutation, stamp) : no(refused);
}

/** One mutation by the permission rules themselves. */
export function judge(ledger: Ledger, viewer: Viewer, mutation: Mutation, stamp: string): Outcome {
  if (!isKind(mutation.kind)) return no('unknown_kind');
  const unfit = fieldProblem(mutation.kind, mutation.fields);
  if (unfit !== null) return no(unfit.code, unfit.field);
  const standing = ledger.records.get(mutation.record);
  if (standing === undefined) return onUnknown(ledger, viewer, mutation, stamp);
  const chain = chainIn(ledger, standing);
  if (mutation.op === 'delete') {
    const refused = refusal(viewer, 'delete', { ...standing, deleted: false }, chain);
    if (refused !== null) return no(refused);
    if (!standing.deleted) keep(ledger, { ...standing, fields: {}, stamps: {}, deleted: true });
    return { status: 'applied' };
  }
  if (standing.deleted) return no('deleted');
  for (const [field, value] of Object.entries(mutation.fields)) {
    // Two people meet the same assignment or attempt first; the second only says again what already stands.
    const isMet = standing.kind === 'assignment' || standing.kind === 'attempt';
    if (isMet && standing.fields[field] === value) continue;
    const refused = refusal(viewer, `write:${field}`, standing, chain);
    if (refused !== null) return no(refused, field);
  }
  const replies = [...ledger.records.values()].filter(({ parent }) => parent === standing.id);
  const asked = askedProblem(standing.kind, mutation.fields, isAnswered(standing, replies));
  if (asked !== null) return no(asked.code, asked.field);
  return merge(ledger, standing, mutation, stamp);
}
