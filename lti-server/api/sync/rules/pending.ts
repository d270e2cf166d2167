import { PENDING_SUGGESTIONS } from '../../../../shared/model/kinds/suggestion.ts';
import type { WaymarkRecord } from '../../../../shared/model/record.ts';
import type { Problem, School, Write } from './rule.ts';

/** Waiting suggestions are counted for one learner, in one course, beside one goal or beside none. */
export const pendingKey = (record: WaymarkRecord): string =>
  [record.context, record.learner, record.parent].join(' ');

export const isPending = (record: WaymarkRecord): boolean =>
  record.kind === 'suggestion' &&
  !record.deleted &&
  (record.fields.answer ?? 'pending') === 'pending';

/** A learner is asked about two things at once at most, however many teachers there are. */
export function pendingProblem({ record, standing }: Write, school: School): Problem | null {
  if (standing !== null || record.kind !== 'suggestion') return null;
  const waiting = school.pending.get(pendingKey(record)) ?? 0;
  return waiting < PENDING_SUGGESTIONS ? null : { code: 'too_many_pending' };
}
