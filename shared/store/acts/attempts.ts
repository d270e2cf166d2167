import * as v from 'valibot';
import { assignmentId, attemptId, type RecordId } from '../../model/ids.ts';
import { type ShownAttempt, ShownAttemptSchema } from '../../model/kinds/course.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import type { Command } from '../command.ts';
import type { Desk, Sheet } from '../sheet.ts';

type Write = Extract<Command, { do: 'feedback.write' }>;

/** The version of the work these words are about; null where the page did not tell. */
function attemptOf({ context, learner, lmsAssignment, attempt }: Write): RecordId | null {
  if (lmsAssignment === null || attempt === undefined) return null;
  const { lmsAttempt, version } = attempt;
  return attemptId(assignmentId(context, lmsAssignment), learner, lmsAttempt, version);
}

/** What feedback says of the version it is about. Absent where the page did not tell. */
export const aboutAttempt = (command: Write): { attempt: RecordId; work: ShownAttempt } | null => {
  const attempt = attemptOf(command);
  return attempt === null || command.attempt === undefined
    ? null
    : { attempt, work: command.attempt };
};

/** The record of the version that feedback is about, made by whoever releases about it first. */
export function meetAttempt(feedback: WaymarkRecord, desk: Desk, sheet: Sheet): void {
  const { context, learner, fields } = feedback;
  const { attempt: id, assignment, work } = fields;
  if (typeof id !== 'string' || typeof assignment !== 'string') return;
  if (!v.is(ShownAttemptSchema, work) || desk.shelf.get(id) !== undefined) return;
  const made = { assignment, ...work };
  sheet.make({ id, kind: 'attempt', context, learner, parent: null }, made);
}
