import type { Span } from './anchor.ts';

/** `key` is what two forms of one word share. */
export type Word = Span & { readonly key: string };

/** Scripts written without spaces are taken character by character. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Khmer}\\p{Script=Lao}';
/** A millisecond and more to build, of all that Unicode has: only for words that do not stand as they were. */
const patternOfWords = (): RegExp =>
  new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+(?:'\\p{L}+)?`, 'gu');
let known: RegExp | null = null;

/** The words that begin in a span of a text, with their offsets in the whole text. */
export function wordsOf(
  text: string,
  { start, end }: Span = { start: 0, end: text.length },
): Word[] {
  const words: Word[] = [];
  known ??= patternOfWords();
  const pattern = new RegExp(known);
  pattern.lastIndex = start;
  for (
    let found = pattern.exec(text);
    found !== null && found.index < end;
    found = pattern.exec(text)
  )
    words.push({
      key: found[0].toLowerCase(),
      start: found.index,
      end: found.index + found[0].length,
    });
  return words;
}
