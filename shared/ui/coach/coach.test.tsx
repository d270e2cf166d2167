import { act } from 'preact/test-utils';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Criterion, ReadingGrade } from '../../model/coach.ts';
import type { FeedbackWords } from '../../store/views.ts';
import { recording, soon, stage } from '../double/stage.tsx';
import { sharedGoal } from '../gallery/goals.ts';
import { CONTEXT } from '../gallery/people.ts';
import { stillClient } from '../gallery/stillClient.ts';
import { Coach } from './Coach.tsx';
import { createSitting } from './sitting.ts';
import type { Load } from './useReading.ts';

const HARSH = 'You are lazy.';
const HARD =
  'You compared the baker with the driver in the second paragraph, and each of them has a voice.';
const GOOD = 'You compared two voices in paragraph 3. What would a stranger ask next?';
const fromHere: Load = () => import('./live.ts');

const called = (light: Element): string => light.getAttribute('aria-label') ?? '';

/** A coach whose pauses end when the test says so. */
async function coached(
  observation: string,
  { sitting = createSitting(), load = fromHere } = {},
  more: Partial<FeedbackWords> = {},
) {
  const shown = {
    words: { observation, nextStep: '', question: '', ...more },
    on: true,
    loads: 0,
    without: [] as Criterion[],
    grade: null as ReadingGrade | null,
  };
  const pauses: { ms: number; end: () => void }[] = [];
  const { client, commands } = recording(stillClient({}));
  const on = await stage(client, () => (
    <Coach
      words={shown.words}
      goals={[sharedGoal]}
      on={shown.on}
      without={shown.without}
      grade={shown.grade}
      context={CONTEXT}
      sitting={sitting}
      load={() => {
        shown.loads += 1;
        return load();
      }}
      pause={(ms, signal) =>
        new Promise((resolve) => {
          pauses.push({ ms, end: resolve });
          signal.addEventListener('abort', () => resolve(), { once: true });
        })
      }
    />
  ));
  const write = async (words: string) => {
    shown.words = { ...shown.words, observation: words };
    await on.draw();
  };
  const rest = () => act(async () => pauses.at(-1)?.end());
  const light = (name: string) =>
    soon(() => {
      const found = [...on.root.querySelectorAll<HTMLButtonElement>('.wm-light')];
      const one = found.find((button) => called(button).startsWith(name));
      if (one === undefined) throw new Error(`No light ${name} in: ${on.root.textContent}`);
      return one;
    });
  const says = async (words: string) => {
    await light('Kind');
    await soon(() => expect(spoken()).toContain(words));
  };
  const spoken = () => on.root.querySelector('[aria-live="polite"]')?.textContent?.trim();
  const later = (words: string) => write(words).then(rest);
  return { ...on, shown, commands, pauses, write, rest, light, says, spoken, later };
}

describe('the coach in the composer', () => {
  it('is loaded when there are words, and reads in a pause, not at each key', async () => {
    const on = await coached('');
    expect(on.root.textContent).toBe('');
    for (const words of ['Y', 'You', HARSH]) await on.write(words);
    expect(on.pauses.map(({ ms }) => ms)).toEqual([600, 600, 600]);
    expect(on.shown.loads).toBe(0);
    await on.rest();
    await on.says('These words may land on the person.');
    expect(on.shown.loads).toBe(1);
    await on.write('Awk.');
    expect(on.spoken()).toContain('These words may land');
    expect(on.shown.loads).toBe(1);
    await on.later(`${GOOD} Add a number to each claim. Awk.`);
    await on.says('“Awk” Would they know this mark?');
  });

  it('reads words that were already there without waiting for a key', async () => {
    const on = await coached(GOOD);
    expect(on.pauses.map(({ ms }) => ms)).toEqual([0]);
    await on.rest();
    expect(called(await on.light('Thinking'))).toBe('Thinking: found');
    expect(called(await on.light('Action'))).toBe('Action: not yet');
    expect(called(await on.light('Goal'))).toBe('Goal: partly');
  });

  it('shows the words of all three parts behind a light, and what it looks for where there are none', async () => {
    const on = await coached(GOOD, {}, { nextStep: 'Add a voice to the second paragraph.' });
    await on.rest();
    const action = await on.light('Action');
    await act(() => action.click());
    expect(action.getAttribute('aria-expanded')).toBe('true');
    const behind = on.root.querySelector(`[id="${action.getAttribute('aria-controls')}"]`);
    expect(behind?.textContent).toContain('Says what to do · found');
    expect(behind?.textContent).toContain('“Add');
    const kind = await on.light('Kind');
    await act(() => kind.click());
    expect(action.getAttribute('aria-expanded')).toBe('false');
    expect(behind?.textContent).toContain('About the work, and nothing that hurts.');
    await act(() => kind.click());
    expect(behind?.textContent).toBe('');
  });

  it('is one stop of the Tab key; arrows go from light to light', async () => {
    const on = await coached(GOOD);
    await on.rest();
    const [first, last] = [await on.light('Action'), await on.light('Kind')];
    const stops = () => on.root.querySelectorAll('.wm-light[tabindex="0"]');
    await act(() => first.focus());
    await act(() => {
      first.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    });
    expect(document.activeElement).toBe(last);
    expect([...stops()]).toEqual([last]);
  });

  it('says one thing; put off, nothing follows until there are other words', async () => {
    const on = await coached(HARSH);
    await on.rest();
    await on.says('These words may land');
    (await on.button('Not now')).focus();
    await on.press('Not now');
    expect(on.spoken()).toBe('');
    expect(document.activeElement).toBe(await on.light('Action'));
    await on.later(`${HARSH} Again.`);
    await on.says('What could they do next?');
  });

  it('is quiet for the sitting about what was put off twice', async () => {
    const sitting = createSitting();
    for (const learner of ['Ana', 'Ben']) {
      const on = await coached(`${HARSH} ${learner}`, { sitting });
      await on.rest();
      await on.says('These words may land');
      await on.press('Not now');
    }
    const third = await coached(HARSH, { sitting });
    await third.rest();
    await third.says('What could they do next?');
    expect(called(await third.light('Kind'))).toBe('Kind: not yet');
  });

  it('says that it cannot read a language, and still sees what is filled in', async () => {
    const on = await coached('Tu ensayo es muy claro.', {}, { nextStep: 'Añade una fuente.' });
    await on.rest();
    await on.shows('I can’t read this language yet.');
    expect(called(await on.light('Action'))).toBe('Action: found');
    expect(called(await on.light('Kind'))).toBe('Kind: not read');
    expect(on.spoken()).toBe('');
  });

  it('is switched off in what stands behind a light, and on where it stood', async () => {
    const on = await coached(GOOD);
    await on.rest();
    const goal = await on.light('Goal');
    await act(() => goal.click());
    await on.press('Turn the coach off');
    on.shown.on = false;
    await on.draw();
    await on.shows('The coach is off on this computer.');
    await on.press('Turn it on');
    expect(on.commands).toEqual([
      { do: 'coach.turn', on: false },
      { do: 'coach.turn', on: true },
    ]);
  });

  it('looks for nothing in a light that is off, and has a way back in its place', async () => {
    const on = await coached(HARSH);
    await on.rest();
    await on.says('These words may land');
    await act(async () => (await on.light('Kind')).click());
    const button = await on.button('Not for me');
    button.focus();
    await act(() => button.click());
    expect(on.commands).toEqual([{ do: 'coach.rule', criterion: 'kind', on: false }]);
    on.shown.without = ['kind'];
    await on.draw();
    expect(called(await on.light('Kind'))).toBe('Kind: off');
    await on.shows('The coach does not look for this on this computer.');
    expect(on.root.querySelector('.wm-quote')).toBeNull();
    expect(on.pauses.at(-1)?.ms).toBe(0);
    await on.rest();
    await on.says('What could they do next?');
    expect(document.activeElement).toBe(await on.button('Look for it again'));
    await on.press('Look for it again');
    expect(on.commands.at(-1)).toEqual({ do: 'coach.rule', criterion: 'kind', on: true });
  });

  it('reads by what the class reads, which any of its teachers says beside any comment', async () => {
    const on = await coached(HARD);
    await on.rest();
    const clear = await on.light('Clear');
    expect(called(clear)).toBe('Clear: found');
    await act(() => clear.click());
    const select = on.root.querySelector('select');
    const label = on.root.querySelector(`label[for="${select?.id}"]`);
    expect(label?.textContent).toBe('Reading level of this class, for all its teachers');
    expect(select?.value).toBe('');
    const choose = (value: string) =>
      act(() => {
        if (select !== null) select.value = value;
        select?.dispatchEvent(new Event('change', { bubbles: true }));
      });
    await choose('3');
    await choose('');
    expect(on.commands).toEqual([
      { do: 'class.reads', context: CONTEXT, grade: 3 },
      { do: 'class.reads', context: CONTEXT, grade: null },
    ]);
    on.shown.grade = 3;
    await on.draw();
    await on.rest();
    await soon(async () => expect(called(await on.light('Clear'))).toBe('Clear: partly'));
    expect(select?.selectedOptions[0]?.textContent).toBe('Ages 8–9 (grade 3)');
  });

  it('is not there where it cannot be loaded, and says why to whoever looks', async () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    onTestFinished(() => report.mockRestore());
    const gone = new Error('no such file');
    const on = await coached(GOOD, { load: () => Promise.reject(gone) });
    await on.rest();
    await soon(() => expect(on.root.textContent).toBe(''));
    expect(on.root.querySelector('.wm-coach')).toBeNull();
    expect(report).toHaveBeenCalledWith('waymark: coach', gone);
  });
});
