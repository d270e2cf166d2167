import { expect, it } from 'vitest';
import { quotesOf } from './quotes.ts';

const TEXT = 'Add one number to the claim about rent. Awk. Then read it\naloud to somebody.';
const at = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, rule: 'any' };
};

it('quotes places of one sentence that are near as one, others apart, in the order of the text', () => {
  expect(quotesOf(TEXT, [at('Awk'), at('claim'), at('Add')])).toEqual([
    'Add one number to the claim',
    'Awk',
  ]);
  expect(quotesOf(TEXT, [at('read it'), at('aloud')])).toEqual(['read it', 'aloud']);
});

it('quotes each once, and of long words the beginning', () => {
  expect(quotesOf(TEXT, [at('one number to the'), at('number')])).toEqual(['one number to the']);
  expect(quotesOf(TEXT, [{ start: 0, end: TEXT.length, rule: 'any' }], 20)).toEqual([
    'Add one number to …',
  ]);
  expect(quotesOf(TEXT, [])).toEqual([]);
});
