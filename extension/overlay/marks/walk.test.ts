import { expect, it } from 'vitest';
import type { Span } from '../../../shared/anchoring/anchor.ts';
import type { WalkStep } from '../../../shared/protocol/marks.ts';
import { walked } from './walk.ts';

const TEXT = 'We stand in a line. Is that right? Nobody asks.Lunch is over.';
const indexed = { text: TEXT, breaks: [0, TEXT.indexOf('Lunch')] };
/** The words chosen after these steps from the beginning. */
const after = (...steps: WalkStep[]): string => {
  let span: Span | null = walked(indexed, null, 'begin');
  for (const step of steps) span = walked(indexed, span, step);
  return span === null ? '' : TEXT.slice(span.start, span.end);
};

it('goes from sentence to sentence, over the edges of paragraphs, and stops at both ends', () => {
  expect(after()).toBe('We stand in a line.');
  expect(after('next')).toBe('Is that right?');
  expect(after('next', 'next')).toBe('Nobody asks.');
  expect(after('next', 'next', 'next')).toBe('Lunch is over.');
  expect(after('next', 'next', 'next', 'next')).toBe('Lunch is over.');
  expect(after('next', 'next', 'previous')).toBe('Is that right?');
  expect(after('previous')).toBe('We stand in a line.');
});

it('takes more sentences and fewer, and never none', () => {
  expect(after('longer')).toBe('We stand in a line. Is that right?');
  expect(after('longer', 'shorter')).toBe('We stand in a line.');
  expect(after('shorter')).toBe('We stand in a line.');
});

it('moves either end by a word', () => {
  expect(after('end_back')).toBe('We stand in a line');
  expect(after('end_back', 'end_back')).toBe('We stand in a');
  expect(after('end_back', 'end_back', 'end_on')).toBe('We stand in a line');
  expect(after('start_on', 'start_on')).toBe('in a line.');
  expect(after('start_on', 'start_back')).toBe('We stand in a line.');
  expect(after('next', 'end_back', 'end_back', 'end_back', 'end_back')).toBe('Is');
});

it('begins at the sentence of the caret', () => {
  const span = walked(indexed, TEXT.indexOf('right'), 'begin');
  expect(span && TEXT.slice(span.start, span.end)).toBe('Is that right?');
});

it('finds nothing where there are no words', () => {
  expect(walked({ text: '  ', breaks: [0] }, null, 'begin')).toBeNull();
  expect(walked({ text: '', breaks: [] }, null, 'begin')).toBeNull();
});
