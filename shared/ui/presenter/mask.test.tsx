import fc from 'fast-check';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { loadPhrases } from '../../locales/load.ts';
import type { PersonLabel } from '../../store/views.ts';
import { Gallery } from '../gallery/Gallery.tsx';
import { sharedGoal } from '../gallery/goals.ts';
import { home } from '../gallery/learning.ts';
import { lucia, NAMES, okafor } from '../gallery/people.ts';
import { STATES } from '../gallery/states.ts';
import { board, grader, writingGrader } from '../gallery/teaching.ts';
import { masked } from './mask.ts';

const nameless = (n: number): string => `#${n}`;

/** Every name that stands beside an id, wherever in a view. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const here = 'id' in value && 'name' in value ? [String(value.name)] : [];
  return [...here, ...Object.values(value).flatMap(namesIn)];
}
const ownName = (views: object): string[] =>
  Object.values(views).flatMap((view: object) =>
    'me' in view ? [(view.me as PersonLabel).name] : [],
  );

const hasWord = (html: string, word: string): boolean =>
  new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(html);

async function htmlOf(name: string, presenter: boolean): Promise<string> {
  const phrases = await loadPhrases('en', ['browser', 'server']);
  const root = document.createElement('div');
  await act(() =>
    render(<Gallery states={STATES} name={name} phrases={phrases} presenter={presenter} />, root),
  );
  await vi.waitFor(() => {
    if (root.querySelector('.wm-loading') !== null) throw new Error('It still loads.');
  });
  const html = root.outerHTML;
  render(null, root);
  return html;
}

describe('while somebody is watching', () => {
  it.each(Object.keys(STATES))('no learner’s name is anywhere in %s', async (name) => {
    const { views } = STATES[name] ?? { views: {} };
    // Who shows a class no name has none to hide.
    const stays = new Set(['', ...ownName(views), okafor.name, 'Mr Silva']);
    const hidden = namesIn(views).filter((one) => !stays.has(one));
    const html = await htmlOf(name, true);
    const found = hidden.flatMap((one) => [one, ...one.split(' ')]).filter((n) => hasWord(html, n));
    expect(found).toEqual([]);
  });

  it('a name that is hidden then is there otherwise', async () => {
    expect(await htmlOf('grader', false)).toContain(lucia.name);
    const html = await htmlOf('board', false);
    for (const name of NAMES) expect(html).toContain(name);
  });

  it('one’s own name and the teacher’s stay', async () => {
    expect(await htmlOf('home', true)).toContain(lucia.name);
    expect(await htmlOf('assignment', true)).toContain(okafor.name);
  });

  it('a learner is called the same in the class and beside their work', () => {
    const [row] = masked(
      { ...board, rows: board.rows.map((one) => ({ ...one, learner: lucia })).slice(0, 1) },
      nameless,
    ).rows;
    expect(masked(grader, nameless).learner?.name).toBe(row?.learner.name);
    expect(row?.learner.name).toMatch(/^#\d{3}$/);
  });

  it('the name a learner wants to be called by is hidden too, but not from themselves', () => {
    const sharing = sharedGoal.sharing;
    const sketch = [
      { id: 'a', part: 'name' as const, text: 'Lu', sharing },
      { id: 'b', part: 'needs' as const, text: 'A quiet place', sharing },
    ];
    const parts = masked({ ...grader, sketch }, nameless).sketch.map(({ part }) => part);
    expect(parts).toEqual(['needs']);
    expect(masked({ ...home, sketch }, nameless).sketch).toHaveLength(2);
  });

  it('names are masked in what people wrote too, but never in a draft, which would be kept so', () => {
    const [given] = writingGrader.feedback;
    const said = 'Lucía, your grandmother’s voice is here. Lucíana’s is not.';
    const view = {
      ...writingGrader,
      feedback: given === undefined ? [] : [{ ...given, observation: said }],
      scratch: { observation: 'Well said, Lucía.', nextStep: '', question: '' },
    };
    const hidden = masked(view, nameless);
    const called = hidden.learner?.name;
    expect(hidden.feedback[0]?.observation).toBe(
      `${called}, your grandmother’s voice is here. Lucíana’s is not.`,
    );
    expect(hidden.scratch).toEqual(view.scratch);
  });

  it('any names, in any sentence: none is left, and no two learners are one', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 24 })
      .filter((text) => text.trim() !== '' && !/^[#\d\s]+$/.test(text));
    const people = fc.uniqueArray(name, { minLength: 1, maxLength: 40, selector: (n) => n.trim() });
    fc.assert(
      fc.property(people, (names) => {
        const rows = names.map((one, index) => ({
          learner: { id: `0199-${index}`, name: one },
          text: `${one}: ${one}`,
        }));
        const view = masked({ me: okafor, rows }, nameless);
        const called = view.rows.map(({ learner }) => learner.name);
        expect(new Set(called).size).toBe(names.length);
        for (const one of called) expect(one).toMatch(/^#\d{3}$/);
        view.rows.forEach(({ text }, index) => {
          const one = names[index]?.trim() ?? '';
          if (!'#0123456789: '.includes(one)) expect(text).not.toContain(one);
        });
      }),
    );
  });
});
