import { expect, it } from 'vitest';
import { wholeWords } from './select.ts';

const whole = (text: string, selected: string, language = 'en') => {
  const start = text.indexOf(selected);
  const span = wholeWords(text, { start, end: start + selected.length }, language);
  return text.slice(span.start, span.end);
};

it('takes the words a selection begins and ends in, whole', () => {
  expect(whole('We stand in a line.', 'tand in a li')).toBe('stand in a line');
  expect(whole('It’s “twenty minutes”, he said.', 'wenty minute')).toBe('twenty minutes');
  expect(whole('ما رأيك في المدرسة؟', 'درس', 'ar')).toBe('المدرسة');
  expect(whole('私は学校に行きます。', '学校', 'ja')).toBe('学校');
});

it('leaves what is no word as it is', () => {
  expect(whole('One. Two.', '. ')).toBe('. ');
  expect(whole('Well … 👩‍👩‍👧 yes', '👩‍👩‍👧')).toBe('👩‍👩‍👧');
  expect(whole('', '')).toBe('');
});
