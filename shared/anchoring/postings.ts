import type { Anchor, IndexedText } from './anchor.ts';
import { wordsOf } from './words.ts';

/** Where each word, and each pair of neighbouring words, of the anchors stands in a text. */
export type Postings = ReadonlyMap<string, readonly number[]>;

/** Read in pieces of this many characters: about a millisecond each. */
const PIECE = 16_384;

const pairOf = (first: string, second: string): string => `${first} ${second}`;
export const fullOf = ({ quote }: Anchor): string => quote.prefix + quote.exact + quote.suffix;

/** Single words, then pairs, of one anchor; `at` is the offset in prefix + exact + suffix. */
export function gramsOf(anchor: Anchor): { key: string; at: number }[] {
  const words = wordsOf(fullOf(anchor));
  return words.flatMap((word, n) => {
    const before = words[n - 1];
    const single = { key: word.key, at: word.start };
    return before === undefined
      ? [single]
      : [single, { key: pairOf(before.key, word.key), at: before.start }];
  });
}

export function* findPostings(
  { text }: IndexedText,
  anchors: readonly Anchor[],
): Generator<void, Postings> {
  const found = new Map<string, number[]>();
  for (const anchor of anchors) {
    for (const { key } of gramsOf(anchor)) if (!found.has(key)) found.set(key, []);
    yield;
  }
  let before = { key: '', start: 0 };
  for (let start = 0; start < text.length; start += PIECE) {
    let from = start;
    // A word over the edge belongs to the piece it begins in.
    while (from > 0 && from < text.length && /[\p{L}\p{N}\p{M}']/u.test(text.charAt(from - 1)))
      from += 1;
    for (const word of wordsOf(text, { start: from, end: start + PIECE })) {
      found.get(word.key)?.push(word.start);
      found.get(pairOf(before.key, word.key))?.push(before.start);
      before = word;
    }
    yield;
  }
  return found;
}
