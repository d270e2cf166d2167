import type { PromptPart } from '../model/kinds/prompt-words.ts';

export type Findable = {
  text: string;
  part: PromptPart;
  criterion: string;
  tags: readonly string[];
};

/** Case, and marks on letters, make no difference to who looks for something. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = ({ text, criterion, tags }: Findable): string =>
  fold([text, criterion, ...tags].join('\n'));

/** Those that hold every word looked for. */
export function find<T extends Findable>(prompts: readonly T[], looked: string): T[] {
  const words = fold(looked)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return prompts.filter((prompt) => {
    const all = wordsOf(prompt);
    return words.every((word) => all.includes(word));
  });
}

/** For this part of a comment first, then for this criterion; else in the order they came. */
export function nearFirst<T extends Findable>(
  prompts: readonly T[],
  part: PromptPart,
  criterion: string,
): T[] {
  const near = (prompt: T) =>
    (prompt.part === part ? 2 : 0) +
    (criterion !== '' && fold(prompt.criterion) === fold(criterion) ? 1 : 0);
  return prompts.toSorted((a, b) => near(b) - near(a));
}
