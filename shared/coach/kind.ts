import type { Evidence, Verdict } from './comment.ts';
import { findAll } from './find.ts';
import { functionOf } from './functions.ts';
import type { Lexicon } from './lexicon.ts';
import { type Passage, wholeOf } from './passage.ts';
import { shoutingIn } from './shouting.ts';

/** Two superlatives, or one with nothing beside it but a verdict. */
function inflatedIn(passage: Passage, lexicon: Lexicon): Evidence[] {
  const found = findAll(passage.own, wholeOf(passage), lexicon.superlatives);
  if (found.length >= 2) return found;
  const nothingElse = passage.clauses.every((clause) => {
    const role = functionOf(passage, clause, lexicon);
    return role === 'outcome' || role === 'social';
  });
  return nothingElse ? found : [];
}

/** Not: harsh about the person, contemptuous, sarcastic, or shouted. Partly: inflated, or praise taken back by a "but". */
export function readKind(passage: Passage, lexicon: Lexicon): Verdict {
  const { own, sentences } = passage;
  const harsh = sentences.flatMap((sentence) => findAll(own, sentence, lexicon.harsh));
  const bare =
    sentences.length === 1
      ? sentences.flatMap((sentence) => findAll(own, sentence, lexicon.bareHarsh))
      : [];
  // A heap of exclamation marks after praise is joy; beside blame it is a raised voice.
  const loud = shoutingIn(passage, lexicon).filter(({ rule }) => rule === 'capitals');
  const unkind = [...harsh, ...bare, ...loud];
  if (unkind.length > 0) return { answer: 'not', evidence: unkind };
  const inflated = inflatedIn(passage, lexicon);
  if (inflated.length > 0) return { answer: 'partly', evidence: inflated };
  const turns = sentences.flatMap((sentence) => findAll(own, sentence, lexicon.turns));
  if (turns.length > 0) return { answer: 'partly', evidence: turns };
  return { answer: 'met', evidence: [] };
}
