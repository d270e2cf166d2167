import type { Evidence } from '../../coach/comment.ts';

/** What is quoted shows which words are meant; it need not be read to its end. */
const LONG = 60;
const MANY = 4;
/** Characters between two places up to which they are quoted as one: "Add … claim" with what stands between. */
const NEAR = 30;

const shortened = (words: string, longest: number): string =>
  words.length <= longest ? words : `${words.slice(0, longest).replace(/\s+\S*$/, '')} …`;

/** The words evidence points at, in the order of the text, each once. */
export function quotesOf(
  text: string,
  evidence: readonly Evidence[],
  longest: number = LONG,
): string[] {
  const places: { start: number; end: number }[] = [];
  for (const { start, end } of [...evidence].sort((a, b) => a.start - b.start)) {
    const last = places.at(-1);
    const between = last && text.slice(last.end, start);
    if (last && between !== undefined && between.length <= NEAR && !/[.!?\n]/.test(between))
      last.end = Math.max(last.end, end);
    else places.push({ start, end });
  }
  const quotes = places.map(({ start, end }) =>
    shortened(text.slice(start, end).replace(/\s+/g, ' ').trim(), longest),
  );
  return [...new Set(quotes)].slice(0, MANY);
}
