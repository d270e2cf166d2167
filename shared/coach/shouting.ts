import type { Evidence } from './comment.ts';
import type { Lexicon } from './lexicon.ts';
import type { Passage } from './passage.ts';

const CAPITALS =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}']+(?:[ ,!?.]+(?:\p{Lu}[\p{Lu}']*)(?![\p{L}]))*(?![\p{L}\p{N}])/gu;
const MARKS = /!{3,}|\?{3,}|\?!|!\?/g;

/** Capitals of three words or more, or of one word people shout; heaps of marks. Abbreviations are none. */
export function shoutingIn({ text, own }: Passage, lexicon: Lexicon): Evidence[] {
  const loud: Evidence[] = [];
  for (const match of text.matchAll(CAPITALS)) {
    const start = match.index;
    const end = start + match[0].length;
    const words = own.slice(start, end).match(/[a-z']+/g) ?? [];
    const shouted = words.filter((word) => lexicon.shouts.has(word) && word.length > 2);
    const long = words.filter((word) => word.length > 2);
    if (long.length >= 3 || (shouted.length > 0 && shouted.length * 2 >= words.length))
      loud.push({ start, end, rule: 'capitals' });
  }
  for (const match of own.matchAll(MARKS))
    loud.push({ start: match.index, end: match.index + match[0].length, rule: 'heaped_marks' });
  return loud;
}
