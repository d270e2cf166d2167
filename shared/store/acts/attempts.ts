import { assignmentId, attemptId, type RecordId } from '../../model/ids.ts';
import type { Command } from '../command.ts';
import type { Desk, Sheet } from '../sheet.ts';

type Write = Extract<Command, { do: 'feedback.write' }>;

/** The version of the work these words are about; null where the page did not tell. */
export function attemptOf({ context, learner, lmsAssignment, attempt }: Write): RecordId | null {
  if (lmsAssignment === null || attempt === undefined) return null;
  const { lmsAttempt, version } = attempt;
  return attemptId(assignmentId(context, lmsAssignment), learner, lmsAttempt, version);
}

/** Its record, made by whoever writes about it first. Absent where the page did not tell. */
export function meetAttempt(command: Write, desk: Desk, sheet: Sheet): RecordId | undefined {
  const id = attemptOf(command);
  if (id === null) return undefined;
  const { context, learner, lmsAssignment, attempt } = command;
  if (desk.shelf.get(id) === undefined) {
    const assignment = assignmentId(context, lmsAssignment ?? '');
    const made = { assignment, ...attempt };
    sheet.make({ id, kind: 'attempt', context, learner, parent: null }, made);
  }
  return id;
}
