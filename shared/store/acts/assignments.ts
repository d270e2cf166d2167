import { assignmentId, type ContextId, type RecordId } from '../../model/ids.ts';
import { criteriaOf } from '../../model/kinds/course.ts';
import { isBlank, LINE_LIMIT } from '../../model/text.ts';
import type { Command } from '../command.ts';
import { createSheet, type Desk, type Given, type Plan, type Sheet } from '../sheet.ts';
import type { Selector } from '../shelf.ts';

type Name = Extract<Command, { do: 'assignment.name' }>;
type Criterion = Extract<Command, { do: 'assignment.criterion' }>;

/** So many criteria are remembered. */
const MOST = 24;

/** The assignment's record, made by whoever meets it first. `given`: what a teacher's page says of it. */
export function meetAssignment(
  desk: Desk,
  sheet: Sheet,
  context: ContextId,
  lmsId: string,
  given: Given = {},
): RecordId {
  const id = assignmentId(context, lmsId);
  const assignment = desk.shelf.get(id);
  if (assignment !== undefined) sheet.change(assignment, given);
  else {
    const made = { lmsId, ...given };
    sheet.make({ id, kind: 'assignment', context, learner: null, parent: null }, made);
  }
  return id;
}

export const assignmentNeeds = (command: Name | Criterion): Selector[] => [
  { id: assignmentId(command.context, command.lmsAssignment) },
];

const cut = (title: string): string => [...title.trim()].slice(0, LINE_LIMIT).join('');

export function nameAssignment(command: Name, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const { context, lmsAssignment, title, url } = command;
  if (!isBlank(title)) {
    meetAssignment(desk, sheet, context, lmsAssignment, { title: cut(title), url });
  }
  return sheet.plan();
}

export function addCriterion(command: Criterion, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const { context, lmsAssignment } = command;
  const criterion = command.criterion.trim();
  const before = criteriaOf(desk.shelf.get(assignmentId(context, lmsAssignment))?.fields ?? {});
  if (criterion !== '' && !before.includes(criterion)) {
    const criteria = [...before, criterion].slice(-MOST);
    meetAssignment(desk, sheet, context, lmsAssignment, { criteria });
  }
  return sheet.plan();
}
