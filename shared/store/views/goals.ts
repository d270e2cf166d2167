import type { RecordId } from '../../model/ids.ts';
import { answered, goalStage } from '../../model/kinds/goal.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import type { AssignmentLabel, GoalCard, SuggestionCard } from '../views.ts';
import { checkInCards, evidenceCards, feedbackOn, sharingOf } from './owned.ts';
import {
  assignmentLabel,
  changedAt,
  fieldsOf,
  isOpen,
  madeAt,
  newestFirst,
  personLabel,
  type Reading,
  text,
} from './reading.ts';

const ANSWERS = ['accepted', 'changed', 'declined'] as const;

function suggestionCard(reading: Reading, suggestion: WaymarkRecord): SuggestionCard {
  return {
    id: suggestion.id,
    goal: suggestion.parent,
    context: suggestion.context,
    from: personLabel(reading, suggestion.author, suggestion.context),
    next: text(suggestion, 'next'),
    path: text(suggestion, 'path'),
    evidence: text(suggestion, 'evidence'),
    note: text(suggestion, 'note'),
    of: suggestion.fields.of === 'moment' ? 'moment' : 'goal',
    answer: ANSWERS.find((answer) => answer === suggestion.fields.answer) ?? 'pending',
    open: suggestion.context === null || isOpen(reading, suggestion.context),
    madeAt: madeAt(suggestion),
  };
}

/** What teachers offered the reader and waits for an answer, newest first. */
export const pendingOf = (reading: Reading, what: SuggestionCard['of']): SuggestionCard[] =>
  reading.shelf
    .of('suggestion')
    .filter(({ learner }) => learner === reading.me.person)
    .filter((s) => (s.fields.answer ?? 'pending') === 'pending')
    .filter((s) => reading.shelf.get(s.parent)?.deleted !== false)
    .sort(newestFirst(madeAt))
    .map((suggestion) => suggestionCard(reading, suggestion))
    .filter(({ of }) => of === what);

function goalCard(reading: Reading, goal: WaymarkRecord, assignment: RecordId | null): GoalCard {
  const { shelf, me } = reading;
  const held = goal.fields.assignments;
  const tied = Array.isArray(held) ? held : [];
  return {
    id: goal.id,
    owner: personLabel(reading, goal.author, goal.context),
    mine: goal.author === me.person,
    context: goal.context,
    fields: fieldsOf('goal', goal),
    stage: goalStage(goal.fields),
    answered: answered(goal.fields),
    tied: assignment !== null && tied.includes(assignment),
    assignments: tied
      .map((id) => assignmentLabel(reading, id))
      .filter((label): label is AssignmentLabel => label !== null),
    suggestions: [...shelf.children(goal.id, 'suggestion')]
      .sort(newestFirst(madeAt))
      .map((suggestion) => suggestionCard(reading, suggestion)),
    sharing: sharingOf(reading, goal),
    checkIns: checkInCards(reading, goal),
    evidence: evidenceCards(reading, goal),
    feedback: feedbackOn(reading, goal),
    changedAt: changedAt(goal),
  };
}

/** Newest first by when they were made, so that nothing jumps while somebody writes. */
export const goalCards = (
  reading: Reading,
  goals: readonly WaymarkRecord[],
  assignment: RecordId | null,
): GoalCard[] =>
  [...goals].sort(newestFirst(madeAt)).map((goal) => goalCard(reading, goal, assignment));
