import { signal } from '@preact/signals';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { createClass } from '../../store/double/class.ts';
import { workDouble } from '../double/marking.ts';
import { stage } from '../double/stage.tsx';
import { LongList } from './LongList.tsx';

const ids = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, n) => `card ${from + n}`);

async function listOf(count: number) {
  const marking = workDouble();
  const { pressed } = marking;
  const all = signal(ids(1, count));
  const screen = () => (
    <LongList
      of={all.value.map((id) => ({ id }))}
      wordsOf={({ id }) => [`said in ${id}`]}
      draw={({ id }) => <article>{id}</article>}
    />
  );
  const on = await stage(createClass().anaDevice().client, screen, { marking });
  const shown = () => [...on.root.querySelectorAll('article')].map((one) => one.textContent);
  return { on, all, pressed, shown };
}

it('a short list is drawn whole, of a long one the beginning', async () => {
  expect((await listOf(5)).shown()).toEqual(ids(1, 5));
  expect((await listOf(300)).shown()).toEqual(ids(1, 5));
});

it('a card whose words are pressed is drawn in its place, and stays', async () => {
  const { pressed, shown } = await listOf(300);
  await act(() => {
    pressed.value = 'said in card 200';
  });
  expect(shown()).toEqual([...ids(1, 5), 'card 200']);
  await act(() => {
    pressed.value = null;
  });
  expect(shown()).toEqual([...ids(1, 5), 'card 200']);
});

it('what was drawn stays where others come before it', async () => {
  const { on, all, shown } = await listOf(300);
  all.value = [...ids(901, 905), ...all.value];
  await on.draw();
  expect(shown()).toEqual([...ids(901, 905), ...ids(1, 5)]);
});
