import { newId, type RecordId } from '../../model/ids.ts';
import { PENDING_SUGGESTIONS } from '../../model/kinds/suggestion.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import { isBlank } from '../../model/text.ts';
import type { Command } from '../command.ts';
import { createSheet, type Desk, type Given, type Plan, type Sheet } from '../sheet.ts';
import type { Selector } from '../shelf.ts';

type Make = Extract<Command, { do: 'suggestion.make' }>;
type Answer = Extract<Command, { do: 'suggestion.answer' }>;

export const suggestionNeeds = (command: Make | Answer): Selector[] =>
  command.do === 'suggestion.answer'
    ? [{ family: command.suggestion }]
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

/** A moment of the learner's own, begun with nothing in it: what it was is theirs to say. */
function acceptMoment(
  suggestion: WaymarkRecord,
  desk: Desk,
  sheet: Sheet,
  id: RecordId = newId(),
): void {
  if (typeof suggestion.fields.goal === 'string') return;
  const { context } = suggestion;
  const about = { context, learner: desk.viewer.person, parent: null };
  sheet.make({ id, kind: 'moment', ...about }, { madeAt: desk.now });
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
    acceptMoment(suggestion, desk, sheet, command.moment);
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
    const made = { status: 'not_started', ...words, madeAt: desk.now };
    const { context } = suggestion;
    sheet.make({ id, kind: 'goal', context, learner: desk.viewer.person, parent: null }, made);
    sheet.change(suggestion, { answer, goal: id });
  }
  return sheet.plan();
}
