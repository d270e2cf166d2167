const SAME: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  // Cuts a sentence even where no space stands around it.
  '—': ';',
  '\u00a0': ' ',
  '\u202f': ' ',
};

/** Lower case, straight quotes, plain dashes and spaces: of the same length, so that offsets stay true. */
export const fold = (text: string): string =>
  text.replace(/[^\n\r\t -@[-~]/g, (letter) => {
    const same = SAME[letter];
    if (same !== undefined) return same;
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  });

/** Stands for each letter of somebody else's words. */
const QUOTED = '¤';
/** Stands for each character of an address or a formula. */
const LEFT_OUT = '§';

const QUOTES = [
  /"([^"\n]{1,600})"/g,
  /(?<=^|[\s([])'(?=\S)([^\n]{1,300}?)(?<=\S)'(?=$|[\s.,;:!?)\]])/g,
];
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+/g;
/** TeX, and runs with an operator between names or numbers. */
const FORMULA =
  /\$[^$\n]{1,200}\$|\\\([^\n]{1,200}?\\\)|(?<![\w/])(?!\d{1,3}(?:\.\d)?\s?\/\s?\d{1,3}(?![\d=+*]))[a-z0-9.()^]{1,12}(?:\s?[=+*/^×÷<>≤≥]\s?[-a-z0-9.()^]{1,12}){1,8}(?=[\s.,;:!?)]|$)/g;

/** The last mark of a quotation often ends the sentence around it. */
const NOT_AN_END = /(?![.!?]+$)[^\s]/g;

const blank = (text: string, pattern: RegExp, by: string): string =>
  text.replace(pattern, (found) => found.replace(/[^\s"]/g, by));

export type Quotation = { start: number; end: number };

/** What stands between quotation marks, without them. Of folded text. */
export function quotationsIn(folded: string): Quotation[] {
  const found: Quotation[] = [];
  let rest = folded;
  for (const pattern of QUOTES) {
    for (const match of rest.matchAll(pattern))
      found.push({ start: match.index + 1, end: match.index + match[0].length - 1 });
    rest = rest.replace(pattern, (all) => QUOTED.repeat(all.length));
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The writer's own words: quotations, addresses and formulas are blanked, lengths kept. */
export function ownWords(folded: string, quotations: readonly Quotation[]): string {
  let own = folded;
  for (const { start, end } of quotations)
    own = own.slice(0, start) + own.slice(start, end).replace(NOT_AN_END, QUOTED) + own.slice(end);
  return blank(blank(own, ADDRESS, LEFT_OUT), FORMULA, LEFT_OUT);
}
