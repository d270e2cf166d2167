import { assignmentId } from '../../model/ids.ts';
import type { Json } from '../../model/record.ts';
import type { Command } from '../command.ts';
import { createSheet, type Desk, type Plan } from '../sheet.ts';
import type { Selector } from '../shelf.ts';
import { meetAssignment } from './assignments.ts';

type Write = Extract<Command, { do: 'goal.write' }>;
type Tie = Extract<Command, { do: 'goal.tie' }>;
type Delete = Extract<Command, { do: 'goal.delete' }>;

export const goalNeeds = (command: Write | Tie | Delete): Selector[] => [
  command.do === 'goal.delete' ? { family: command.goal } : { id: command.goal },
  ...(command.do === 'goal.write' ? [{ kind: 'class_setting' }] : []),
  ...(command.do === 'goal.tie'
    ? [{ id: assignmentId(command.context, command.lmsAssignment) }]
    : []),
];

export function writeGoal(command: Write, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const { do: _do, goal: _goal, context: _context, answers, ...others } = command;
  const fields = { ...answers, ...others };
  const goal = desk.shelf.get(command.goal);
  if (goal === undefined) {
    const { goal: id, context } = command;
    const made = { status: 'not_started', ...defined(fields), madeAt: desk.now };
    sheet.make({ id, kind: 'goal', context, learner: desk.viewer.person, parent: null }, made);
  } else sheet.change(goal, fields);
  return sheet.plan();
}

const defined = (fields: Record<string, Json | undefined>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

export function tieGoal(command: Tie, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const goal = desk.shelf.get(command.goal);
  if (goal === undefined) sheet.refuse('not_visible');
  else {
    const held = goal.fields.assignments;
    const ids = Array.isArray(held) ? held : [];
    const id = command.on
      ? meetAssignment(desk, sheet, command.context, command.lmsAssignment)
      : assignmentId(command.context, command.lmsAssignment);
    const others = ids.filter((tied) => tied !== id);
    if (command.on && !ids.includes(id)) sheet.change(goal, { assignments: [...ids, id] });
    if (!command.on && ids.includes(id)) sheet.change(goal, { assignments: others });
  }
  return sheet.plan();
}

export function deleteGoal(command: Delete, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const goal = desk.shelf.get(command.goal);
  if (goal === undefined) return sheet.plan();
  // What is the learner's own goes with it; a teacher's words on it are nobody's to see any more.
  for (const kind of ['check_in', 'evidence'])
    for (const record of desk.shelf.children(goal.id, kind)) sheet.remove(record);
  sheet.remove(goal);
  return sheet.plan();
}
