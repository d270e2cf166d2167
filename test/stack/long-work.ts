import type { Span } from '../../shared/anchoring/anchor.ts';

const WORDS =
  'the evening bus leaves from our school gate before anybody has eaten and nobody who waits there in the rain can say why a later one would cost so much more than what parents already pay for taxis in winter'.split(
    ' ',
  );
const SENTENCES_A_PARAGRAPH = 6;

/** `quotes`: a part of every sentence, in offsets of the folded text, whose blocks begin at `breaks`. */
export type LongWork = { html: string; text: string; breaks: number[]; quotes: Span[] };

/** A handed-in text of so many sentences, no two alike; the same every time. */
export function longWork(sentences: number): LongWork {
  let state = 7;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const paragraphs: string[][] = [];
  for (let n = 0; n < sentences; n += 1) {
    const words = Array.from({ length: 10 + below(12) }, () => WORDS[below(WORDS.length)] ?? '');
    const [first = ''] = words;
    words[0] = `${first.charAt(0).toUpperCase()}${first.slice(1)}`;
    if (n % SENTENCES_A_PARAGRAPH === 0) paragraphs.push([]);
    paragraphs.at(-1)?.push(`${words.join(' ')}.`);
  }
  const breaks: number[] = [];
  const quotes: Span[] = [];
  let at = 0;
  for (const paragraph of paragraphs) {
    breaks.push(at);
    for (const sentence of paragraph) {
      quotes.push({
        start: at + sentence.indexOf(' ') + 1,
        end: at + sentence.lastIndexOf(' '),
      });
      at += sentence.length + 1;
    }
  }
  return {
    html: paragraphs.map((paragraph) => `<p>${paragraph.join(' ')}</p>`).join('\n'),
    text: paragraphs.map((paragraph) => paragraph.join(' ')).join(' '),
    breaks,
    quotes,
  };
}
