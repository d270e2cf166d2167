import type { Lexicon } from './lexicon.ts';

export type Range = { start: number; end: number };

/** Without the white space at both ends; null where nothing is left. */
export function trimmed(text: string, { start, end }: Range): Range | null {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return from === to ? null : { start: from, end: to };
}

const segmenters = new Map<string, Intl.Segmenter>();
function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known !== undefined) return known;
  const made = new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, made);
  return made;
}

/**
 * The sentences of folded text. Unicode's rule (UAX 29, SB8) does not end a sentence before a small letter; teachers who
 * write without capitals end it all the same, so it reads capitals, and abbreviations are joined again.
 */
export function sentencesIn(own: string, { language, abbreviation }: Lexicon): Range[] {
  const capitals = own.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  const ranges: Range[] = [];
  let open: Range | null = null;
  for (const { index, segment } of segmenterOf(language).segment(capitals)) {
    const end = index + segment.length;
    const start: number = open?.start ?? index;
    const isAbbreviation = abbreviation.test(own.slice(start, end).trimEnd());
    open = isAbbreviation && !segment.includes('\n') ? { start, end } : null;
    if (open === null) ranges.push({ start, end });
  }
  if (open !== null) ranges.push(open);
  return ranges.flatMap((range) => trimmed(own, range) ?? []);
}
