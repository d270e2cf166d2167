import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Anchor, Answer, IndexedText, Span } from './anchor.ts';
import { describeText } from './describe-text.ts';
import { resolving } from './resolve-text.ts';
import { atOnce } from './slices.ts';

const indexed = (text: string): IndexedText => ({ text, breaks: [0] });
const resolve = (text: string, ...anchors: Anchor[]): Answer[] =>
  atOnce(resolving(indexed(text), anchors));
const spanOf = (text: string, part: string, from = 0): Span => {
  const start = text.indexOf(part, from);
  return { start, end: start + part.length };
};
const anchorOf = (text: string, part: string, from = 0): Anchor =>
  describeText(indexed(text), spanOf(text, part, from));
const textOf = (text: string, answer: Answer | undefined): string | undefined =>
  answer === undefined || answer.state === 'gone'
    ? undefined
    : text.slice(answer.span.start, answer.span.end);

const DRAFT =
  'The bus leaves at nine. Nobody waits for it in the rain. The driver knows every child by name. ' +
  'On Fridays he hums an old song. When the road is icy he drives slowly past the mill.';

describe('a passage is found again', () => {
  test('in the same text, any span of it', () => {
    const word = fc.constantFrom(
      'the',
      'car',
      'good',
      'Good.',
      'a',
      'road',
      'ice',
      '!',
      '\u6f22\u5b57',
    );
    const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (draft, a, b) => {
        const start = a % draft.length;
        const span = { start, end: start + 1 + (b % (draft.length - start)) };
        fc.pre(draft.slice(span.start, span.end).trim() !== '');
        const [answer] = resolve(draft, describeText(indexed(draft), span));
        expect(answer).toEqual({ state: 'anchored', span });
      }),
    );
  });

  test('when its own words and those around it were changed', () => {
    const revised = DRAFT.replace('Nobody waits', 'In our village nobody waits').replace(
      'every child by name',
      'each child by its name',
    );
    const sentence = 'The driver knows every child by name.';
    const [answer] = resolve(revised, anchorOf(DRAFT, sentence));
    expect(answer?.state).toBe('anchored');
    expect(textOf(revised, answer)).toBe('The driver knows each child by its name.');
  });

  test('on the right row, when rows with the same word change places', () => {
    const row = (name: string) => `${name} wrote about ${name.toLowerCase()}s and harbours. Good.`;
    const before = ['Ada', 'Ben', 'Cyd'].map(row).join(' ');
    const after = ['Ben', 'Cyd', 'Ada'].map(row).join(' ');
    const [answer] = resolve(after, anchorOf(before, 'Good', before.indexOf('Ben')));
    expect(answer).toEqual({
      state: 'anchored',
      span: spanOf(after, 'Good', after.indexOf('Ben')),
    });
  });
});

describe('a passage that was taken out', () => {
  test('is not found in words that have nothing of it', () => {
    const sentence = 'On Fridays he hums an old song. ';
    const [answer] = resolve(DRAFT.replace(sentence, ''), anchorOf(DRAFT, sentence.trim()));
    expect(answer?.state).not.toBe('anchored');
  });

  test('is never anchored where no word is shared', () => {
    const letters = (unit: string) =>
      fc.string({ unit: fc.constantFrom(...unit), minLength: 2, maxLength: 7 });
    const words = (unit: string, size: number) =>
      fc.array(letters(unit), { minLength: size, maxLength: 12 }).map((all) => all.join(' '));
    const sentences = fc.array(words('abcdefg', 4), { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(sentences, words('uvwxyz', 1), fc.nat(), (around, gone, at) => {
        const kept = around.map((one) => `${one}.`);
        const n = at % (kept.length + 1);
        const before = [...kept.slice(0, n), `${gone}.`, ...kept.slice(n)].join(' ');
        const [answer] = resolve(kept.join(' '), anchorOf(before, `${gone}.`));
        expect(answer?.state).not.toBe('anchored');
      }),
    );
  });
});

test('nothing that was stored makes it throw, and each anchor has its answer', () => {
  const text = fc.string({ unit: 'binary', maxLength: 80 });
  const anchor = fc
    .record({ exact: text, prefix: text, suffix: text, start: fc.integer(), end: fc.integer() })
    .map(
      ({ exact, prefix, suffix, start, end }): Anchor => ({
        quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
        position: { type: 'TextPositionSelector', start, end },
        place: '',
        sentence: '',
      }),
    );
  fc.assert(
    fc.property(text, fc.array(anchor, { maxLength: 5 }), (draft, anchors) => {
      const answers = resolve(draft, ...anchors);
      expect(answers).toHaveLength(anchors.length);
      for (const answer of answers)
        if (answer.state !== 'gone') {
          expect(answer.span.start).toBeGreaterThanOrEqual(0);
          expect(answer.span.end).toBeLessThanOrEqual(draft.length);
          expect(answer.span.end).toBeGreaterThan(answer.span.start);
        }
    }),
  );
});
