import { moveIn } from './action.ts';
import type { Clause } from './clauses.ts';
import { findOne } from './find.ts';
import type { Lexicon } from './lexicon.ts';
import type { Passage } from './passage.ts';
import { questionIn } from './thinking.ts';

/** What a clause is there for. */
export type ClauseFunction =
  | 'question'
  | 'action'
  | 'pointer'
  | 'outcome'
  | 'social'
  | 'problem'
  | 'strength'
  | 'info';

const known = new WeakMap<Clause, ClauseFunction>();

/** The first that holds, from what asks for something to what only tells. A clause is looked at once. */
export function functionOf(passage: Passage, clause: Clause, lexicon: Lexicon): ClauseFunction {
  const found = known.get(clause) ?? lookAt(passage, clause, lexicon);
  known.set(clause, found);
  return found;
}

function lookAt(passage: Passage, clause: Clause, lexicon: Lexicon): ClauseFunction {
  const { own } = passage;
  if (findOne(own, clause, lexicon.outcomes) !== null) return 'outcome';
  if (findOne(own, clause, lexicon.pointers) !== null) return 'pointer';
  if (moveIn(passage, clause, lexicon) !== null) return 'action';
  if (findOne(own, clause, lexicon.social) !== null) return 'social';
  if (questionIn(passage, clause.sentence, lexicon).answer !== 'n/a') return 'question';
  if (findOne(own, clause, lexicon.problems) !== null) return 'problem';
  if (findOne(own, clause, lexicon.praise) !== null) return 'strength';
  return 'info';
}
