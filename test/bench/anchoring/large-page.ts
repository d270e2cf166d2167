import { paragraphsOf, type Token } from './draft.ts';
import { essays } from './generated.ts';
import { vocabularyOf, wordEdits } from './mutate.ts';
import type { Question, Trial } from './question.ts';
import { randomFrom } from './random.ts';

const LENGTH = 2_500_000;
const QUOTES = 400;

/** A page of 2.5 MB and one in which every twentieth word is another, with 400 sentences to find. */
export function largePage(): Trial {
  const random = randomFrom(2500);
  const vocabulary = vocabularyOf(essays());
  const draft: Token[][][] = [];
  let origin = 0;
  for (let length = 0; length < LENGTH; ) {
    const paragraph = Array.from({ length: 6 }, () =>
      Array.from({ length: 8 + random.below(16) }, (_, n) => {
        const word = vocabulary[random.below(vocabulary.length)] ?? 'word';
        length += word.length + 1;
        return {
          text: n === 0 ? `${word[0]?.toUpperCase()}${word.slice(1)}` : n === 7 ? `${word}.` : word,
          origin: origin++,
        };
      }),
    );
    draft.push(paragraph);
  }
  const edited = wordEdits(0.05, vocabulary)(draft, random);
  const sentences = draft.flat();
  const step = Math.floor(sentences.length / QUOTES);
  // Offsets of words, in one walk: there are hundreds of thousands.
  const starts = new Map<number, number>();
  let offset = 0;
  for (const paragraph of draft)
    for (const { text, origin: number } of paragraph.flat()) {
      starts.set(number ?? 0, offset);
      offset += text.length + 1;
    }
  const questions = Array.from({ length: QUOTES }, (_, n): Question[] => {
    const sentence = sentences[n * step];
    const [head, tail] = [sentence?.[0], sentence?.at(-1)];
    if (head?.origin == null || tail?.origin == null) return [];
    const start = starts.get(head.origin) ?? 0;
    const end = (starts.get(tail.origin) ?? 0) + tail.text.length;
    return [{ kind: 'sentence', label: 'modified', quote: { start, end }, truth: [] }];
  }).flat();
  return {
    family: 'large page',
    before: paragraphsOf(draft),
    after: paragraphsOf(edited),
    questions,
  };
}
