import type { Anchor, IndexedText, Span } from './anchor.ts';
import type { Pair } from './chain.ts';
import { closest } from './closest.ts';
import { sentenceAt } from './sentence.ts';
import type { Stored } from './stored.ts';
import type { Word } from './words.ts';

/** The share of a quote's characters that may have changed where none of its words is left. */
const RESPELLED = 0.4;
const SHORT = 64;
const SWALLOWED = 1.4;
/** Of a sentence that was split the first part is meant, unless a later one holds this much more of it. */
const LATER = 1.2;

type Matched = Span & { readonly weight: number };
/** The words of the window between the last that belongs before the quote and the first that belongs after it. */
export function room({ first, last }: Stored, chain: readonly Pair[], found: readonly Word[]) {
  const quoted = chain.filter((pair) => pair.stored >= first && pair.stored <= last);
  const before = chain.findLast((pair) => pair.stored < first)?.found;
  const after = chain.find((pair) => pair.stored > last)?.found;
  const [head, tail] = [quoted[0], quoted.at(-1)];
  if (head === undefined || tail === undefined) {
    if (before === undefined || after === undefined || after - before < 2) return null;
    return { from: before + 1, to: after - 1, matched: 0 };
  }
  // Words of the quote that found no partner may have been replaced: as many may belong to it on either side.
  const from = Math.max((before ?? -1) + 1, head.found - (head.stored - first));
  const to = Math.min((after ?? found.length) - 1, tail.found + (last - tail.stored));
  return { from, to, matched: quoted.length };
}

/** Grows or shrinks over punctuation, so that it stands at the edges as it stood in the quote. */
export function edged({ text }: IndexedText, { quote }: Anchor, { start, end }: Span): Span {
  const head = /^[^\p{L}\p{N} ]*/u.exec(quote.exact)?.[0] ?? '';
  const tail = /[^\p{L}\p{N} ]*$/u.exec(quote.exact)?.[0] ?? '';
  return {
    start: head !== '' && text.endsWith(head, start) ? start - head.length : start,
    end: tail !== '' && text.startsWith(tail, end) ? end + tail.length : end,
  };
}

/** Of the sentences a hull touches, the one that holds most of what was matched. */
export function wholeSentence(indexed: IndexedText, hull: Span, matched: readonly Matched[]): Span {
  let best = sentenceAt(indexed, hull.start);
  let most = 0;
  for (let at = hull.start; at < hull.end; ) {
    const sentence = sentenceAt(indexed, at);
    const inside = matched.filter((one) => one.start >= sentence.start && one.end <= sentence.end);
    const weight = inside.reduce((sum, one) => sum + one.weight, 0);
    if (weight > most * LATER) {
      best = sentence;
      most = weight;
    }
    at = Math.max(sentence.end, at) + 1;
  }
  const inside = {
    start: Math.max(best.start, hull.start),
    end: Math.min(best.end, hull.end),
  };
  // A sentence that has swallowed another one is not what was quoted.
  const swallowed = best.end - best.start > (inside.end - inside.start) * SWALLOWED;
  return swallowed ? inside : best;
}

/** By characters, where no word of a short quote was found: a slip of typing that was put right. */
export function respelled(
  text: string,
  between: Span,
  quote: string,
): (Span & { alike: number }) | null {
  if (quote.length > SHORT) return null;
  const window = text.slice(between.start, Math.min(between.end, between.start + 4 * SHORT));
  const { start, end, errors } = closest(window, quote);
  return errors > quote.length * RESPELLED
    ? null
    : {
        start: between.start + start,
        end: between.start + end,
        alike: 1 - errors / quote.length,
      };
}
