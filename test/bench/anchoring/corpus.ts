import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Place } from './draft.ts';
import type { Kind, Label, Question, Trial } from './question.ts';
import { type Random, randomFrom } from './random.ts';

/** Pairs of drafts with sentences aligned, as ArgRewrite V2 (Kashefi et al., CC BY 4.0) has them. */
const Sentence = v.object({ i: v.number(), text: v.string(), paragraph: v.string() });
const Corpus = v.array(
  v.object({
    old: v.array(v.object({ ...Sentence.entries, aligned: v.string() })),
    new: v.array(Sentence),
  }),
);
type Sentences = readonly v.InferOutput<typeof Sentence>[];
const ROUNDS = 1;

function laidOut(sentences: Sentences): { paragraphs: string[]; places: Map<number, Place> } {
  const paragraphs: string[] = [];
  const places = new Map<number, Place>();
  let length = 0;
  let paragraph: string | null = null;
  for (const one of sentences) {
    const text = one.text.replace(/\s+/g, ' ').trim();
    if (text === '') continue;
    const last = paragraphs.length - 1;
    if (one.paragraph === paragraph) paragraphs[last] = `${paragraphs[last]} ${text}`;
    else paragraphs.push(text);
    paragraph = one.paragraph;
    const start = length === 0 ? 0 : length + 1;
    length = start + text.length;
    places.set(one.i, { start, end: length });
  }
  return { paragraphs, places };
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];

/** Half or more of its runs of five words stand in the other draft: finding it there is right. */
function isSpared(sentence: string, draft: string): boolean {
  const all = words(sentence);
  const size = Math.min(5, all.length);
  const text = ` ${words(draft).join(' ')} `;
  const runs = all.slice(0, all.length - size + 1).map((_, n) => all.slice(n, n + size).join(' '));
  return runs.filter((run) => text.includes(` ${run} `)).length * 2 >= runs.length;
}

/** A quote of one kind somewhere in a sentence; null where the sentence is too short for it. */
function quoteIn(text: string, sentence: Place, kind: Kind, random: Random): Place | null {
  if (kind === 'sentence') return sentence;
  const found = [...text.slice(sentence.start, sentence.end).matchAll(/[\p{L}\p{N}'’]+/gu)];
  const size = kind === 'phrase' ? 5 : 1 + random.below(3);
  const first = random.below(Math.max(1, found.length - size + 1));
  const [head, tail] = [found[first], found[first + size - 1]];
  if (head === undefined || tail === undefined) return null;
  return {
    start: sentence.start + head.index,
    end: sentence.start + tail.index + tail[0].length,
  };
}

function trialsOf(pair: v.InferOutput<typeof Corpus>[number], random: Random): Trial[] {
  const before = laidOut(pair.old);
  const after = laidOut(pair.new);
  const [oldText, newText] = [before.paragraphs.join('\n'), after.paragraphs.join('\n')];
  const question =
    (kind: Kind) =>
    (one: (typeof pair.old)[number]): Question[] => {
      const sentence = before.places.get(one.i);
      const quote = sentence === undefined ? null : quoteIn(oldText, sentence, kind, random);
      if (sentence === undefined || quote === null) return [];
      const text = oldText.slice(sentence.start, sentence.end);
      const truth = one.aligned.split(',').flatMap((n) => after.places.get(Number(n)) ?? []);
      const [only] = truth;
      const same =
        truth.length === 1 && only !== undefined && newText.slice(only.start, only.end) === text;
      const deleted: Label = isSpared(text, newText) ? 'spared' : 'deleted';
      const label = truth.length === 0 ? deleted : same ? 'same' : 'modified';
      return [{ kind, label, quote, truth }];
    };
  const kinds: Kind[] = ['sentence', ...Array<Kind[]>(ROUNDS).fill(['phrase', 'short']).flat()];
  return kinds.map((kind) => ({
    family: 'real revisions',
    before: before.paragraphs,
    after: after.paragraphs,
    questions: pair.old.flatMap(question(kind)),
  }));
}

export function readCorpus(file: string): Trial[] {
  const random = randomFrom(20_261_128);
  return v
    .parse(Corpus, JSON.parse(readFileSync(file, 'utf8')))
    .flatMap((pair) => trialsOf(pair, random));
}
