import type { Lexicon } from './lexicon.ts';

const WORD = /\p{L}[\p{L}\p{M}]*(?:'\p{L}+)?/gu;

export const wordsIn = (folded: string): string[] => folded.match(WORD) ?? [];

/** The stems of the words that carry content. Of folded text. */
export function contentStems(folded: string, { small, stem }: Lexicon): Set<string> {
  const words = wordsIn(folded).filter((word) => word.length > 2 && !small.has(word));
  return new Set(words.map(stem));
}

/** How much of two sets is the same, of all that is in either (Jaccard). */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  const both = [...one].filter((stem) => other.has(stem)).length;
  return both / (one.size + other.size - both);
}
