import { assignmentId, newId } from '../../model/ids.ts';
import { PENDING_SUGGESTIONS } from '../../model/kinds/suggestion.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import { isBlank } from '../../model/text.ts';
import type { Command } from '../command.ts';
import { createSheet, type Desk, type Given, type Plan, type Sheet } from '../sheet.ts';
import type { Selector } from '../shelf.ts';
import { meetAssignment } from './assignments.ts';

type Make = Extract<Command, { do: 'suggestion.make' }>;
type Answer = Extract<Command, { do: 'suggestion.answer' }>;

export const suggestionNeeds = (command: Make | Answer): Selector[] =>
  command.do === 'suggestion.answer'
    ? [
        { family: command.suggestion },
        ...(command.work === undefined
          ? []
          : [{ id: assignmentId(command.work.context, command.work.lmsAssignment) }]),
      ]
    : [
        ...(command.goal === null ? [] : [{ id: command.goal }]),
        { kind: 'suggestion', learner: command.learner },
      ];

export function makeSuggestion(command: Make, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const { learner, context, goal: parent, words, of } = command;
  const waiting = desk.shelf
    .of('suggestion')
    .filter((s) => s.context === context && s.learner === learner && s.parent === parent)
    .filter((s) => (s.fields.answer ?? 'pending') === 'pending');
  if (waiting.length >= PENDING_SUGGESTIONS) sheet.refuse('too_many_pending');
  if (parent !== null && desk.shelf.get(parent) === undefined) sheet.refuse('not_visible');
  const made = { ...words, of, madeAt: desk.now };
  sheet.make({ id: newId(), kind: 'suggestion', context, learner, parent }, made);
  return sheet.plan();
}

/** The words as they are; a blank one leaves the goal's own standing. */
const saidIn = (words: Given): Given =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => !isBlank(text)));

function wordsOf(suggestion: WaymarkRecord): Given {
  const { next, path, evidence } = suggestion.fields;
  return saidIn({ next, path, evidence });
}

/** The work it was answered beside, where that is of its own course. */
const workOf = (command: Answer, suggestion: WaymarkRecord, desk: Desk, sheet: Sheet) =>
  command.work === undefined || command.work.context !== suggestion.context
    ? undefined
    : meetAssignment(desk, sheet, command.work.context, command.work.lmsAssignment);

/** A moment of the learner's own, begun with nothing in it: what it was is theirs to say. */
function acceptMoment(command: Answer, suggestion: WaymarkRecord, desk: Desk, sheet: Sheet): void {
  if (typeof suggestion.fields.goal === 'string') return;
  const { context } = suggestion;
  const about = { context, learner: desk.viewer.person, parent: null };
  const assignment = workOf(command, suggestion, desk, sheet);
  const id = command.moment ?? newId();
  sheet.make(
    { id, kind: 'moment', ...about },
    { ...(assignment === undefined ? {} : { assignment }), madeAt: desk.now },
  );
  sheet.change(suggestion, { answer: 'accepted', goal: id });
}

/** The goal is the learner's: its words change by the learner's own write, never by the suggestion. */
export function answerSuggestion(command: Answer, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const suggestion = desk.shelf.get(command.suggestion);
  if (suggestion === undefined) {
    sheet.refuse('not_visible');
    return sheet.plan();
  }
  const { answer } = command;
  if (answer === 'declined') {
    sheet.change(suggestion, { answer });
    return sheet.plan();
  }
  if (suggestion.fields.of === 'moment') {
    acceptMoment(command, suggestion, desk, sheet);
    return sheet.plan();
  }
  const words = answer === 'accepted' ? wordsOf(suggestion) : saidIn({ ...command.answers });
  const beside = desk.shelf.get(suggestion.parent);
  const { goal: former } = suggestion.fields;
  const goal = beside !== undefined && !beside.deleted ? beside : undefined;
  if (goal !== undefined) {
    sheet.change(goal, words);
    sheet.change(suggestion, { answer, goal: goal.id });
  } else if (typeof former === 'string') {
    sheet.change(suggestion, { answer });
  } else {
    const id = newId();
    const { context } = suggestion;
    const assignment = workOf(command, suggestion, desk, sheet);
    const made = {
      status: 'not_started',
      ...words,
      ...(assignment === undefined ? {} : { assignments: [assignment] }),
      madeAt: desk.now,
    };
    sheet.make({ id, kind: 'goal', context, learner: desk.viewer.person, parent: null }, made);
    sheet.change(suggestion, { answer, goal: id });
  }
  return sheet.plan();
}
