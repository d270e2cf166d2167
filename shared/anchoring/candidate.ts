import type { Anchor, IndexedText, Span } from './anchor.ts';
import { bestChain, type Pair } from './chain.ts';
import { edged, respelled, room, wholeSentence } from './extent.ts';
import { fullOf, type Postings } from './postings.ts';
import { hashOf, sentenceAt } from './sentence.ts';
import type { Stored } from './stored.ts';
import { type Word, wordsOf } from './words.ts';

/** One place an anchor may stand, with what speaks for it, each from 0 to 1 (`tells` is a sum of weights). */
export type Candidate = {
  readonly span: Span;
  /** The span before it grew to whole sentences. */
  readonly hull: Span;
  readonly quote: number;
  readonly near: number;
  readonly before: number;
  readonly after: number;
  readonly density: number;
  readonly tells: number;
  readonly exact: boolean;
  readonly sameSentence: boolean;
  readonly whole: boolean;
  /** As `near`, of the words of the same sentence alone. */
  readonly within: number;
};

/** A word further from the quote says less about it. */
const DECAY = 0.85;

/** Weighs each word of what was stored: a word that is rare in the text tells more. */
export function prepare(anchor: Anchor, postings: Postings): Stored {
  const from = anchor.quote.prefix.length;
  const to = from + anchor.quote.exact.length;
  const words = wordsOf(fullOf(anchor));
  const full = { text: fullOf(anchor), breaks: [] };
  const head = sentenceAt(full, from).start;
  const tail = sentenceAt(full, Math.max(from, to - 1)).end;
  const isQuoted = (word: Word): boolean => word.start < to && word.end > from;
  const first = words.findIndex(isQuoted);
  const last = words.findLastIndex(isQuoted);
  return {
    anchor,
    first,
    last,
    sentence: [
      words.findIndex((word) => word.start >= head),
      words.findLastIndex((word) => word.end <= tail),
    ],
    whole: hashOf(anchor.quote.exact.trim()) === anchor.sentence,
    words: words.map((word, n) => {
      const quoted = n >= first && n <= last;
      const distance = n < first ? first - n - 1 : n - last - 1;
      const weight = 1 / (1 + Math.log2(Math.max(1, postings.get(word.key)?.length ?? 1)));
      return { ...word, quoted, weight, nearness: quoted ? 1 : DECAY ** distance };
    }),
  };
}

type Share = { sum: number; of: number };
const share = ({ sum, of }: Share): number => (of === 0 ? 0 : sum / of);

function shares({ words, first, sentence }: Stored, chain: readonly Pair[]) {
  const quote = { sum: 0, of: 0 };
  const before = { sum: 0, of: 0 };
  const after = { sum: 0, of: 0 };
  const within = { sum: 0, of: 0 };
  const alike = new Map(chain.map((pair) => [pair.stored, pair.likeness]));
  for (const [n, word] of words.entries()) {
    const side = word.quoted ? quote : n < first ? before : after;
    const weight = word.weight * word.nearness;
    side.of += weight;
    side.sum += weight * (alike.get(n) ?? 0);
    if (word.quoted || n < sentence[0] || n > sentence[1]) continue;
    within.of += weight;
    within.sum += weight * (alike.get(n) ?? 0);
  }
  return {
    quote: share(quote),
    before: share(before),
    after: share(after),
    near: share({ sum: before.sum + after.sum, of: before.of + after.of }),
    within: within.of === 0 ? share(quote) : share(within),
    tells: quote.of,
  };
}

/** The place of an anchor within a window, or null where the window has none. */
export function candidateIn(indexed: IndexedText, stored: Stored, window: Span): Candidate | null {
  const { anchor } = stored;
  const found = wordsOf(indexed.text, window);
  const chain = bestChain(stored.words, found);
  const place = room(stored, chain, found);
  const [head, tail] = place === null ? [] : [found[place.from], found[place.to]];
  if (place === null || head === undefined || tail === undefined) return null;
  const { exact } = anchor.quote;
  const between = { start: head.start, end: tail.end };
  const spelled = place.matched === 0 ? respelled(indexed.text, between, exact) : null;
  const hull = spelled ?? edged(indexed, anchor, between);
  const at = indexed.text.indexOf(exact, Math.max(0, hull.start - exact.length));
  const isExact = at >= 0 && at < hull.end;
  const tight = isExact ? { start: at, end: at + exact.length } : hull;
  const sentence = sentenceAt(indexed, tight.start);
  const matched = chain.flatMap((pair) => {
    const word = found[pair.found];
    const of = stored.words[pair.stored];
    return word === undefined || !of?.quoted
      ? []
      : [{ ...word, weight: of.weight * pair.likeness }];
  });
  const span = stored.whole && !isExact ? wholeSentence(indexed, tight, matched) : tight;
  // Of a sentence that was split only the part that is shown counts.
  const shown = chain.filter((pair) => {
    const word = found[pair.found];
    const quoted = stored.words[pair.stored]?.quoted === true;
    return word !== undefined && (!quoted || (word.start >= span.start && word.end <= span.end));
  });
  const held = shares(stored, shown);
  return {
    ...held,
    quote: spelled?.alike ?? held.quote,
    hull: tight,
    span,
    whole: stored.whole,
    density: spelled?.alike ?? place.matched / (place.to - place.from + 1),
    exact: isExact,
    sameSentence: hashOf(indexed.text.slice(sentence.start, sentence.end)) === anchor.sentence,
  };
}
