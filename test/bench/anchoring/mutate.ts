import type { Draft, Token } from './draft.ts';
import type { Random } from './random.ts';

const words = (draft: Draft): string[] => draft.flat(2).map(({ text }) => text.replace(/\W/g, ''));
const eachToken = (draft: Draft, change: (token: Token) => readonly Token[]): Draft =>
  draft.map((paragraph) => paragraph.map((sentence) => sentence.flatMap(change)));

/** What word processors and editors do to typed characters. */
export function typography(draft: Draft, random: Random): Draft {
  return eachToken(draft, (token) => {
    const text = token.text
      .replace(/'/g, '\u2019')
      .replace(/^"/, '\u201c')
      .replace(/"/g, '\u201d')
      .replace(/-/g, random.below(2) === 0 ? '\u2011' : '\u2013')
      .normalize(random.below(2) === 0 ? 'NFD' : 'NFC');
    const glue = ['', '', '', '\u00a0', ' ', '\u200b'][random.below(6)] ?? '';
    return [{ ...token, text: text + glue }];
  });
}

/** A share of the words is replaced, taken out, or joined by another one, a third each. */
export function wordEdits(share: number, vocabulary: readonly string[]) {
  return (draft: Draft, random: Random): Draft => {
    const other = (): string => vocabulary[random.below(vocabulary.length)] ?? 'thing';
    return eachToken(draft, (token) => {
      if (random.next() >= share) return [token];
      const kind = random.below(3);
      if (kind === 0) return [{ ...token, text: other() }];
      return kind === 1 ? [] : [token, { text: other(), origin: null }];
    });
  };
}

/** Paragraphs of another essay come first. */
export const prepended =
  (other: Draft) =>
  (draft: Draft): Draft => [
    ...other
      .slice(0, 3)
      .map((paragraph) =>
        paragraph.map((sentence) => sentence.map(({ text }) => ({ text, origin: null }))),
      ),
    ...draft,
  ];

export function shuffled(draft: Draft, random: Random): Draft {
  const paragraphs = [...draft];
  for (let at = paragraphs.length - 1; at > 0; at -= 1) {
    const to = random.below(at + 1);
    const [a, b] = [paragraphs[at], paragraphs[to]];
    if (a !== undefined && b !== undefined) [paragraphs[at], paragraphs[to]] = [b, a];
  }
  return paragraphs;
}

/** Takes out every word of the first draft from one number to another. */
export const without =
  (ranges: readonly { from: number; to: number }[]) =>
  (draft: Draft): Draft =>
    eachToken(draft, (token) =>
      ranges.some(
        ({ from, to }) => token.origin !== null && token.origin >= from && token.origin <= to,
      )
        ? []
        : [token],
    );

export const vocabularyOf = (drafts: readonly Draft[]): string[] =>
  [...new Set(drafts.flatMap(words))]
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
