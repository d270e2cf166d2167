import { type Clause, clausesOf } from './clauses.ts';
import { fold, ownWords, type Quotation, quotationsIn } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { type Range, sentencesIn } from './sentences.ts';

/** A text taken apart once, for every criterion. All ranges are offsets into `text`. */
export type Passage = {
  text: string;
  folded: string;
  /** Folded, without what somebody else said. */
  own: string;
  quotations: readonly Quotation[];
  sentences: readonly Range[];
  clauses: readonly Clause[];
};

export function passageOf(text: string, lexicon: Lexicon): Passage {
  const folded = fold(text);
  const quotations = quotationsIn(folded);
  const own = ownWords(folded, quotations);
  const sentences = sentencesIn(own, lexicon);
  const clauses = sentences.flatMap((sentence) => clausesOf(own, sentence, lexicon));
  return { text, folded, own, quotations, sentences, clauses };
}

export const wholeOf = (passage: Passage): Range => ({ start: 0, end: passage.text.length });
