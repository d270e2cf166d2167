/** Characters a learner or teacher may write in one field (mission.md: 2,000; whitespace is empty). */
export const TEXT_LIMIT = 2000;
/** Titles, short plans, tags. */
export const LINE_LIMIT = 200;
export const LINK_LIMIT = 2000;
/** Longest passage one comment is tied to, in UTF-16 code units: about a page. Longer is a comment on the whole work. */
export const PASSAGE_LIMIT = 3000;
export const MOST_TAGS = 24;
/** Prompts of one import: what fits into one transaction without anybody waiting. */
export const MOST_IMPORTED = 500;

/** Length as people count: by grapheme cluster where that differs from UTF-16, bounded work. */
export const lengthOf = (text: string): number => [...text].length;
/** What most text has some of: then the other pattern, which takes a browser longer to build than to use, is not asked. */
const PLAIN = /[!-~]/;
/** Nothing to be seen: blanks, and marks that have no width or only turn what is around them. */
export const isBlank = (text: unknown): boolean =>
  typeof text !== 'string' ||
  (!PLAIN.test(text) && /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(text));
/** Text that every store keeps: PostgreSQL's jsonb takes neither U+0000 nor half a surrogate pair. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
/** The same words without what no store keeps; half a character is shown as one that is missing. */
export const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();
