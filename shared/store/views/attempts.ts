import * as v from 'valibot';
import { attemptId, type PersonId, type RecordId } from '../../model/ids.ts';
import { ShownAttemptSchema } from '../../model/kinds/course.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import type { Shelf } from '../shelf.ts';
import { changedAt, newestFirst, text } from './reading.ts';

/**
 * A learner's versions of one assignment's work, in the order somebody first wrote about them. Those without a hash
 * (an LMS without https) cannot be told apart and have no place in it.
 */
export function attemptsOf(
  shelf: Shelf,
  assignment: RecordId | null,
  learner: PersonId | null,
): RecordId[] {
  return shelf
    .of('attempt')
    .filter((attempt) => attempt.learner === learner && attempt.fields.assignment === assignment)
    .filter((attempt) => text(attempt, 'version') !== '')
    .sort(newestFirst(changedAt))
    .reverse()
    .map(({ id }) => id);
}

/** On which of them the words of this feedback are, from 1; null where that is not known. */
export function attemptOn(shelf: Shelf, feedback: WaymarkRecord | undefined): number | null {
  return placeOf(shelf, text(feedback, 'attempt'));
}

/** Of which of them the words are that a learner marked themselves. A version nobody has written about has no place yet. */
export function attemptMarked(shelf: Shelf, { learner, fields }: WaymarkRecord): number | null {
  const { work, assignment } = fields;
  if (learner === null || typeof assignment !== 'string' || !v.is(ShownAttemptSchema, work))
    return null;
  return placeOf(shelf, attemptId(assignment, learner, work.lmsAttempt, work.version));
}

function placeOf(shelf: Shelf, id: RecordId): number | null {
  const attempt = shelf.get(id);
  if (attempt === undefined) return null;
  const all = attemptsOf(shelf, text(attempt, 'assignment'), attempt.learner);
  return all.includes(attempt.id) ? all.indexOf(attempt.id) + 1 : null;
}
