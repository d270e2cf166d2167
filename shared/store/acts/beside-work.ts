import { askedProblem, isAnswered } from '../../model/access.ts';
import {
  acknowledgementId,
  assignmentId,
  carriedId,
  coverNoteId,
  type RecordId,
} from '../../model/ids.ts';
import type { Kind } from '../../model/kinds.ts';
import { isBlank } from '../../model/text.ts';
import type { Command } from '../command.ts';
import { changedIn, createSheet, type Desk, type Given, type Plan } from '../sheet.ts';
import type { Selector } from '../shelf.ts';
import { meetAssignment } from './assignments.ts';

type Ask = Extract<Command, { do: 'question.write' }>;
type Unask = Extract<Command, { do: 'question.delete' }>;
type Cover = Extract<Command, { do: 'cover.write' }>;
type Carry = Extract<Command, { do: 'step.carry' }>;
type Read = Extract<Command, { do: 'feedback.read' }>;

export function besideWorkNeeds(
  command: Ask | Unask | Cover | Carry | Read,
  person: string,
): Selector[] {
  switch (command.do) {
    case 'question.write': {
      const { context, lmsAssignment, question } = command;
      const work = lmsAssignment === null ? [] : [{ id: assignmentId(context, lmsAssignment) }];
      return [{ id: question }, { kind: 'reply', beneath: question }, ...work];
    }
    case 'question.delete':
      return [{ family: command.question }];
    case 'cover.write':
    case 'step.carry': {
      const assignment = assignmentId(command.context, command.lmsAssignment);
      const idOf = command.do === 'cover.write' ? coverNoteId : carriedId;
      return [{ id: assignment }, { id: idOf(assignment, person) }];
    }
    case 'feedback.read':
      return [{ family: command.feedback }, { id: acknowledgementId(command.feedback) }];
  }
}

export function ask(command: Ask, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const { question: id, context, lmsAssignment, text, anchor, quoted, attempt, closed } = command;
  const standing = desk.shelf.get(id);
  const fields = { text, anchor, quoted, work: attempt, closed };
  if (standing !== undefined) {
    const answered = isAnswered(standing, desk.shelf.children(id, 'reply'));
    const problem = askedProblem('question', changedIn(fields, standing.fields), answered);
    if (problem !== null) sheet.refuse(problem.code, problem.field);
    sheet.change(standing, fields);
  } else if (!isBlank(text)) {
    const assignment =
      lmsAssignment === null
        ? (command.assignment ?? null)
        : meetAssignment(desk, sheet, context, lmsAssignment);
    const about = { context, learner: desk.viewer.person, parent: null };
    sheet.make({ id, kind: 'question', ...about }, { ...fields, assignment, madeAt: desk.now });
  }
  return sheet.plan();
}

export function unask({ question }: Unask, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const record = desk.shelf.get(question);
  if (record !== undefined) sheet.remove(record);
  return sheet.plan();
}

/** One of a kind for a learner's work on an assignment: made when it is first said. */
function meetBeside(
  { context, lmsAssignment }: Cover | Carry,
  kind: Kind,
  idOf: (assignment: RecordId, person: string) => RecordId,
  fields: Given,
  desk: Desk,
): Plan {
  const sheet = createSheet(desk);
  const { person } = desk.viewer;
  const assignment = meetAssignment(desk, sheet, context, lmsAssignment);
  const id = idOf(assignment, person);
  const standing = desk.shelf.get(id);
  if (standing !== undefined) sheet.change(standing, fields);
  else {
    const made = { ...fields, assignment, madeAt: desk.now };
    sheet.make({ id, kind, context, learner: person, parent: null }, made);
  }
  return sheet.plan();
}

export const writeCover = (command: Cover, desk: Desk): Plan => {
  const { changed, look, given } = command;
  return meetBeside(command, 'cover_note', coverNoteId, { changed, look, given }, desk);
};
export const carryStep = (command: Carry, desk: Desk): Plan =>
  meetBeside(command, 'carried', carriedId, { step: command.step }, desk);

export function sayRead({ feedback: parent, said }: Read, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const id = acknowledgementId(parent);
  const [standing, feedback] = [desk.shelf.get(id), desk.shelf.get(parent)];
  if (standing !== undefined) sheet.change(standing, { said });
  else if (feedback === undefined) sheet.refuse('not_visible');
  else if (said) {
    const { context, learner } = feedback;
    const made = { said, madeAt: desk.now };
    sheet.make({ id, kind: 'acknowledgement', context, learner, parent }, made);
  }
  return sheet.plan();
}
