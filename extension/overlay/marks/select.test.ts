import { describe, expect, it } from 'vitest';
import { anchorOfSelection, wholeWords } from './select.ts';

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

describe('what is selected', () => {
  const work = (html: string) => {
    document.body.innerHTML = `<p id="before">Before.</p><div id="work">${html}</div><p>After.</p>`;
    const root = document.getElementById('work');
    if (root === null) throw new Error('No work.');
    return { root, skip: '.added', unfold: null };
  };
  const select = (from: Node | null, start: number, to: Node | null, end: number) => {
    if (from === null || to === null) throw new Error('Nothing to select.');
    const range = document.createRange();
    range.setStart(from, start);
    range.setEnd(to, end);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  };
  const exact = (here: ReturnType<typeof work>) => {
    const found = anchorOfSelection(here);
    return typeof found === 'string' ? found : found.quote.exact;
  };

  it('is nothing where nothing is selected, or no word', () => {
    const here = work('<p>One word.</p>');
    getSelection()?.removeAllRanges();
    expect(exact(here)).toBe('none');
    select(
      here.root.querySelector('p')?.firstChild ?? null,
      3,
      here.root.querySelector('p')?.firstChild ?? null,
      4,
    );
    expect(exact(here)).toBe('none');
  });

  it('is not taken where it begins or ends outside the work', () => {
    const here = work('<p>One word.</p>');
    const [outside, inside] = [document.getElementById('before'), here.root.querySelector('p')];
    select(outside?.firstChild ?? null, 0, inside?.firstChild ?? null, 3);
    expect(exact(here)).toBe('outside');
  });
});
