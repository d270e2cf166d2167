import { readAction } from './action.ts';
import type { Comment, Criterion, Reading, Verdict } from './comment.ts';
import { ENGLISH } from './en/english.ts';
import { readFriendly } from './friendly.ts';
import { readGoal } from './goal.ts';
import { readKind } from './kind.ts';
import { lexiconFor } from './language.ts';
import { passageOf } from './passage.ts';
import { readProcess } from './process.ts';
import { readSpecific } from './specific.ts';
import { suggestionFor } from './suggestion.ts';
import { readThinking } from './thinking.ts';

const SILENT: Verdict = { answer: 'n/a', evidence: [] };

/** What can be said without reading the words: a next step is filled in, a passage is quoted, a goal is attached. */
function structureOf(comment: Comment): Reading {
  const isFilled = (field: string | undefined): boolean => (field ?? '').trim() !== '';
  const light = (on: boolean): Verdict => (on ? { answer: 'met', evidence: [] } : SILENT);
  const criteria: Record<Criterion, Verdict> = {
    action: light(isFilled(comment.nextStep)),
    friendly: SILENT,
    process: SILENT,
    thinking: SILENT,
    specific: isFilled(comment.anchor) ? { answer: 'partly', evidence: [] } : SILENT,
    goal: readGoal(comment, null, ENGLISH),
    kind: SILENT,
  };
  return { readable: false, criteria, suggestion: null };
}

/** Reads one comment. Pure, and of any text: an empty one has no lights and no suggestion. */
export function readComment(comment: Comment): Reading {
  const lexicon = lexiconFor(comment.text, comment.language);
  if (lexicon === null) return structureOf(comment);
  if (comment.text.trim() === '') return { ...structureOf(comment), readable: true };
  const passage = passageOf(comment.text, lexicon);
  const criteria: Record<Criterion, Verdict> = {
    action: readAction(comment, passage, lexicon),
    friendly: readFriendly(comment, passage, lexicon),
    process: readProcess(passage, lexicon),
    thinking: readThinking(passage, lexicon),
    specific: readSpecific(comment, passage, lexicon),
    goal: readGoal(comment, passage, lexicon),
    kind: readKind(passage, lexicon),
  };
  return { readable: true, criteria, suggestion: suggestionFor(comment, criteria) };
}
