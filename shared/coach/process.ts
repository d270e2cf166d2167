import type { Verdict } from './comment.ts';
import { findAll } from './find.ts';
import { functionOf } from './functions.ts';
import type { Lexicon } from './lexicon.ts';
import { type Passage, wholeOf } from './passage.ts';

/** Praise or blame of the person outweighs all else; a verdict alone is none of the process. n/a: nothing was judged. */
export function readProcess(passage: Passage, lexicon: Lexicon): Verdict {
  const { own, sentences, clauses } = passage;
  const person = sentences.flatMap((sentence) => findAll(own, sentence, lexicon.person));
  if (person.length > 0) return { answer: 'not', evidence: person };
  const process = clauses.flatMap((clause) => findAll(own, clause, lexicon.process));
  if (process.length > 0) return { answer: 'met', evidence: process };
  const effort = findAll(own, wholeOf(passage), lexicon.effort);
  if (effort.length > 0) return { answer: 'partly', evidence: effort };
  const functions = clauses.map((clause) => functionOf(passage, clause, lexicon));
  const outcomes = clauses.flatMap((clause) => findAll(own, clause, lexicon.outcomes));
  const isVerdict = functions.every((one) => one === 'outcome' || one === 'social');
  if (isVerdict && outcomes.length > 0) return { answer: 'not', evidence: outcomes };
  if (functions.includes('strength')) return { answer: 'partly', evidence: [] };
  return { answer: 'n/a', evidence: [] };
}
