import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Draft, draftOf, paragraphsOf, placeOf } from './draft.ts';
import { prepended, shuffled, typography, vocabularyOf, without, wordEdits } from './mutate.ts';
import type { Kind, Question, Trial } from './question.ts';
import { type Random, randomFrom } from './random.ts';

export const TYPOGRAPHY = 'typography';
export const EDITS = [2, 10, 25].map((percent) => `${percent} % word edits`);
const PREPENDED = 'paragraphs prepended';
const SHUFFLED = 'blocks shuffled';
export const DELETED = 'half the quotes deleted';

const FOLDER = path.join(import.meta.dirname, 'essays');
const KINDS: Kind[] = ['sentence', 'phrase', 'short'];
const ROUNDS = 3;

type Numbers = { from: number; to: number };

/** A quote of one kind in each sentence long enough for it, by the numbers of its words. */
function quotesOf(
  draft: Draft,
  kind: Kind,
  random: Random,
): { quote: Numbers; sentence: Numbers }[] {
  return draft.flat().flatMap((tokens) => {
    const begin = tokens[0]?.origin ?? 0;
    const size = { sentence: tokens.length, phrase: 5, short: 1 + random.below(3) }[kind];
    if (tokens.length < size) return [];
    const from = begin + random.below(tokens.length - size + 1);
    return [
      {
        quote: { from, to: from + size - 1 },
        sentence: { from: begin, to: begin + tokens.length - 1 },
      },
    ];
  });
}

export const essays = (): Draft[] =>
  readdirSync(FOLDER)
    .sort()
    .map((file) => draftOf(readFileSync(path.join(FOLDER, file), 'utf8')));

export function generated(): Trial[] {
  const drafts = essays();
  const vocabulary = vocabularyOf(drafts);
  const random = randomFrom(1945);
  return drafts.flatMap((draft, at) => {
    const other = drafts[(at + 1) % drafts.length] ?? draft;
    const changes: [string, (draft: Draft, random: Random) => Draft][] = [
      [TYPOGRAPHY, typography],
      ...EDITS.map((name, n): [string, (draft: Draft, random: Random) => Draft] => [
        name,
        wordEdits([0.02, 0.1, 0.25][n] ?? 0, vocabulary),
      ]),
      [PREPENDED, prepended(other)],
      [SHUFFLED, shuffled],
    ];
    const trial = (family: string, kind: Kind, change: (quotes: Numbers[]) => Draft): Trial => {
      const quotes = quotesOf(draft, kind, random);
      // Every second quote goes; of these every second one takes its sentence along.
      const gone = quotes
        .filter((_, n) => n % 2 === 0)
        .map(({ quote, sentence }, n) => (n % 2 === 0 ? quote : sentence));
      const changed = change(gone);
      return {
        family,
        before: paragraphsOf(draft),
        after: paragraphsOf(changed),
        questions: quotes.flatMap(({ quote }): Question[] => {
          const was = placeOf(draft, quote.from, quote.to);
          const is = placeOf(changed, quote.from, quote.to);
          if (was === null) return [];
          return [
            {
              kind,
              label: is === null ? 'deleted' : 'modified',
              quote: was,
              truth: is === null ? [] : [is],
            },
          ];
        }),
      };
    };
    return Array.from({ length: ROUNDS }).flatMap(() =>
      KINDS.flatMap((kind) => [
        ...changes.map(([family, change]) => trial(family, kind, () => change(draft, random))),
        trial(DELETED, kind, (gone) => without(gone)(draft)),
      ]),
    );
  });
}
