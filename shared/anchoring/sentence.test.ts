import { expect, test } from 'vitest';
import { hashOf, sentenceAt } from './sentence.ts';

const TEXT = 'Title One thing. "Another!" And so';
const at = (offset: number): string => {
  const { start, end } = sentenceAt({ text: TEXT, breaks: [0, 6] }, offset);
  return TEXT.slice(start, end);
};

test('a sentence ends with its mark and the quotes after it, or with its block', () => {
  expect(at(2)).toBe('Title');
  expect(at(8)).toBe('One thing.');
  expect(at(20)).toBe('"Another!"');
  expect(at(30)).toBe('And so');
});

test('a hash knows a sentence again and no other', () => {
  expect(hashOf('One thing.')).toBe(hashOf('One thing.'));
  expect(hashOf('One thing.')).not.toBe(hashOf('One thin.g'));
});
