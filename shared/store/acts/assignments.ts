import { assignmentId, type ContextId, type RecordId } from '../../model/ids.ts';
import type { Desk, Sheet } from '../sheet.ts';

/** The assignment's record, made by whoever meets it first. Its title and address are not ours to give here. */
export function meetAssignment(
  desk: Desk,
  sheet: Sheet,
  context: ContextId,
  lmsId: string,
): RecordId {
  const id = assignmentId(context, lmsId);
  if (desk.shelf.get(id) === undefined) {
    sheet.make({ id, kind: 'assignment', context, learner: null, parent: null }, { lmsId });
  }
  return id;
}
