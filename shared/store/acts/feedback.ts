import { scopesOf } from '../../model/access.ts';
import { assignmentId, type ContextId, membershipId, type RecordId } from '../../model/ids.ts';
import { STEP_ANSWER_FIELDS } from '../../model/kinds/step-words.ts';
import { tiedAnew } from '../../model/kinds/tied.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import { classScope, personScope, teachersScope } from '../../model/scope.ts';
import { isBlank } from '../../model/text.ts';
import type { Command } from '../command.ts';
import { createSheet, type Desk, type Given, type Plan, type Sheet } from '../sheet.ts';
import type { Selector } from '../shelf.ts';
import { meetAssignment } from './assignments.ts';
import { aboutAttempt, meetAttempt } from './attempts.ts';

type Write = Extract<Command, { do: 'feedback.write' }>;
type Move = Extract<
  Command,
  { do: 'feedback.release' | 'feedback.undo' | 'feedback.withdraw' | 'feedback.discard' }
>;

type Note = Extract<Command, { do: 'pointer.note' }>;

export function feedbackNeeds(command: Write | Move | Note): Selector[] {
  const family: Selector[] = [{ family: command.feedback }];
  if (command.do !== 'feedback.write') return family;
  const { context, learner, lmsAssignment } = command;
  family.push({ id: membershipId(context, learner) });
  if (lmsAssignment !== null) family.push({ id: assignmentId(context, lmsAssignment) });
  if (command.on !== undefined) family.push({ family: command.on.record });
  return family;
}

/** The words that stand on the feedback; the next step's are a record of their own. */
const STEP_NAMES = { text: 'nextStep' };

/**
 * Feedback on a learner's own is seen by the teachers of its course who see that. A goal may be shown to another course
 * than the one it is read in: then it is said there, or whoever writes it would not see it any more.
 */
function courseOf({ on, context }: Write, { viewer, shelf }: Desk): ContextId {
  const owned = shelf.get(on?.record ?? null);
  if (owned === undefined) return context;
  const around = new Set(scopesOf(owned, shelf.chain(owned)));
  const isSeenIn = (one: ContextId) =>
    around.has(teachersScope(one)) || around.has(classScope(one));
  if (isSeenIn(context) || around.has(personScope(viewer.person))) return context;
  const taught = Object.keys(viewer.roles).filter((one) => viewer.roles[one] === 'teacher');
  return taught.find(isSeenIn) ?? context;
}

function makeFeedback(command: Write, desk: Desk, sheet: Sheet): RecordId | null {
  const { feedback: id, context, learner, lmsAssignment, words } = command;
  if (desk.shelf.get(membershipId(context, learner)) === undefined) {
    sheet.refuse('waiting_for_roster');
  }
  if (command.on !== undefined && desk.shelf.get(command.on.record)?.deleted !== false) {
    sheet.refuse('not_visible');
  }
  const assignment =
    lmsAssignment === null ? null : meetAssignment(desk, sheet, context, lmsAssignment);
  const { observation, question } = words;
  const { anchor, tied, on } = command;
  const about = {
    ...tiedAnew(tied, {}),
    part: on?.part,
    assignment,
    anchor: anchor ?? undefined,
    ...aboutAttempt(command),
  };
  sheet.make(
    {
      id,
      kind: 'feedback',
      context: courseOf(command, desk),
      learner,
      parent: on?.record ?? null,
    },
    { observation, question, ...about, state: 'draft', madeAt: desk.now },
  );
  return assignment;
}

function writeStep(command: Write, desk: Desk, sheet: Sheet, assignment: Given['assignment']) {
  const { feedback, learner, words } = command;
  const context = desk.shelf.get(feedback)?.context ?? courseOf(command, desk);
  const [step] = desk.shelf.children(feedback, 'next_step');
  if (step !== undefined) sheet.change(step, { text: words.nextStep });
  else if (!isBlank(words.nextStep)) {
    const made = { text: words.nextStep, assignment, madeAt: desk.now };
    sheet.make({ id: command.step, kind: 'next_step', context, learner, parent: feedback }, made);
  }
}

export function writeFeedback(command: Write, desk: Desk): Plan {
  const sheet = createSheet(desk, STEP_NAMES);
  const { words } = command;
  const feedback = desk.shelf.get(command.feedback);
  if (feedback === undefined) {
    if (!Object.values(words).every(isBlank)) {
      writeStep(command, desk, sheet, makeFeedback(command, desk, sheet));
    }
  } else {
    const { observation, question } = words;
    const { anchor, tied } = command;
    // A draft is about the version its teacher has before them; what is out stays where it was said.
    const isDraft = !feedback.deleted && feedback.fields.state === 'draft';
    const about = isDraft ? aboutAttempt(command) : null;
    sheet.change(feedback, {
      ...tiedAnew(tied, feedback.fields),
      observation,
      question,
      anchor,
      ...about,
    });
    if (!feedback.deleted) writeStep(command, desk, sheet, feedback.fields.assignment);
  }
  return sheet.plan();
}

const answered = (step: WaymarkRecord) =>
  STEP_ANSWER_FIELDS.some((field) => step.stamps[field] !== undefined);

function release(feedback: WaymarkRecord, desk: Desk, sheet: Sheet): void {
  const steps = desk.shelf.children(feedback.id, 'next_step');
  const { state, observation, question } = feedback.fields;
  const words = [observation, question, ...steps.map((step) => step.fields.text)];
  const isGone = feedback.parent !== null && desk.shelf.get(feedback.parent)?.deleted !== false;
  if (words.every(isBlank)) sheet.refuse('bad_value', 'observation');
  // What its learner shares no more is not spoken of.
  else if (isGone) sheet.refuse('not_visible');
  else if (state !== 'released') {
    meetAttempt(feedback, desk, sheet);
    sheet.change(feedback, { state: 'released', releasedAt: desk.now });
  }
}

function withdraw(
  feedback: WaymarkRecord,
  trace: RecordId | undefined,
  desk: Desk,
  sheet: Sheet,
): void {
  sheet.change(feedback, { state: 'withdrawn' });
  if (trace === undefined) return;
  const { context, learner, fields } = feedback;
  const about = { feedback: feedback.id, assignment: fields.assignment, madeAt: desk.now };
  sheet.make({ id: trace, kind: 'withdrawal', context, learner, parent: null }, about);
}

function discard(feedback: WaymarkRecord, desk: Desk, sheet: Sheet): void {
  if (feedback.fields.state !== 'draft') sheet.refuse('not_allowed');
  // What the learner wrote on a step while it was out stays theirs.
  const steps = desk.shelf.children(feedback.id, 'next_step').filter((step) => !answered(step));
  for (const record of [...steps, feedback]) sheet.remove(record);
}

function move(command: Move, feedback: WaymarkRecord, desk: Desk, sheet: Sheet): void {
  const out = feedback.fields.state === 'released';
  switch (command.do) {
    case 'feedback.release':
      release(feedback, desk, sheet);
      break;
    case 'feedback.undo':
      if (out) sheet.change(feedback, { state: 'draft', releasedAt: null });
      break;
    case 'feedback.withdraw':
      if (out) withdraw(feedback, command.trace, desk, sheet);
      break;
    case 'feedback.discard':
      discard(feedback, desk, sheet);
      break;
  }
}

export function moveFeedback(command: Move, desk: Desk): Plan {
  const sheet = createSheet(desk, STEP_NAMES);
  const feedback = desk.shelf.get(command.feedback);
  if (feedback === undefined) sheet.refuse('not_visible');
  else if (!feedback.deleted) move(command, feedback, desk, sheet);
  else if (command.do !== 'feedback.discard') sheet.refuse('deleted');
  return sheet.plan();
}

export function notePointer({ feedback: id, pointer }: Note, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const feedback = desk.shelf.get(id);
  if (feedback === undefined) sheet.refuse('not_visible');
  else sheet.change(feedback, { pointer });
  return sheet.plan();
}
