import type { IndexedText, Span } from './anchor.ts';

const SENTENCE_END = /[.!?\u2026\u3002\uff01\uff1f]["')\]]*(?: |$)/g;
/** No sentence is looked for further away than this: essays have shorter ones, and a log file has none. */
const REACH = 1000;

/** How many block edges stand at or before an offset. */
function edgesUpTo(breaks: readonly number[], offset: number): number {
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((breaks[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sentence around an offset, without the space after it. */
export function sentenceAt(indexed: IndexedText, offset: number): Span {
  const { text, breaks } = indexed;
  const edges = edgesUpTo(breaks, offset);
  const from = Math.max(breaks[edges - 1] ?? 0, offset - REACH);
  const to = Math.min(breaks[edges] ?? text.length, offset + REACH);
  let start = from;
  let end = to;
  for (const found of text.slice(from, to).matchAll(SENTENCE_END)) {
    const after = from + found.index + found[0].length;
    if (after <= offset) start = after;
    else {
      end = after;
      break;
    }
  }
  while (end > start && text.charAt(end - 1) === ' ') end -= 1;
  return { start, end };
}

/** 64 bits of FNV-1a (two 32-bit runs): to know a sentence again, not to keep it secret. */
export function hashOf(sentence: string): string {
  const run = (seed: number): string => {
    let hash = seed;
    for (let at = 0; at < sentence.length; at += 1)
      hash = Math.imul(hash ^ sentence.charCodeAt(at), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  };
  return run(0x811c9dc5) + run(0x2f0b4c47);
}
