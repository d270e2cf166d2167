import type { Evidence } from '../../coach/comment.ts';

/** What is quoted shows which words are meant; it need not be read to its end. */
const LONG = 60;
const MANY = 4;

const shortened = (words: string, longest: number): string =>
  words.length <= longest ? words : `${words.slice(0, longest).replace(/\s+\S*$/, '')} …`;

/** The words evidence points at, in the order of the text, each place once. */
export function quotesOf(text: string, evidence: readonly Evidence[], longest = LONG): string[] {
  const quotes: string[] = [];
  let shown = 0;
  for (const { start, end } of [...evidence].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= shown || quotes.length === MANY) continue;
    shown = end;
    quotes.push(shortened(text.slice(start, end).replace(/\s+/g, ' ').trim(), longest));
  }
  return [...new Set(quotes)];
}
