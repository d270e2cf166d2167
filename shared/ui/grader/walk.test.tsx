import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { createClass } from '../../store/double/class.ts';
import { workDouble } from '../double/marking.ts';
import { soon, stage } from '../double/stage.tsx';
import { Walk } from './Walk.tsx';

it('words are chosen by keys, and told to a screen reader as they are', async () => {
  const work = workDouble();
  const on = await stage(createClass().teacherDevice().client, () => <Walk marking={work} />);
  await on.press('Mark words with the keyboard');
  expect(work.walk).toHaveBeenLastCalledWith('begin');
  await act(() => {
    work.walked.value = 'We stand in a line.';
  });
  const box = await soon(() => {
    const found = on.root.querySelector<HTMLElement>('[role="spinbutton"]');
    if (found === null) throw new Error('Nothing to choose in.');
    return found;
  });
  expect(document.activeElement).toBe(box);
  expect(box.getAttribute('aria-valuetext')).toBe('We stand in a line.');
  const press = (key: string, shiftKey = false) => {
    box.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
    return work.walk.mock.lastCall?.[0];
  };
  expect(['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft'].map((key) => press(key))).toEqual([
    ...['next', 'previous', 'end_on', 'end_back'],
  ]);
  const shifted = ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft'];
  expect(shifted.map((key) => press(key, true))).toEqual([
    ...['longer', 'shorter', 'start_on', 'start_back'],
  ]);
  document.documentElement.dir = 'rtl';
  expect(press('ArrowLeft')).toBe('end_on');
  document.documentElement.dir = '';
  expect([press('Enter'), press('Escape')]).toEqual(['take', 'end']);
  const before = work.walk.mock.calls.length;
  press('Tab');
  expect(work.walk.mock.calls).toHaveLength(before);
});
