import { expect, it, vi } from 'vitest';
import type { PanelQuery, PanelState } from '../../shared/protocol/runtime.ts';
import { stage } from '../../shared/ui/double/stage.tsx';
import { CONTEXT, NAMES } from '../../shared/ui/gallery/people.ts';
import { stillClient } from '../../shared/ui/gallery/stillClient.ts';
import { board, fromBoard, teaching } from '../../shared/ui/gallery/teaching.ts';
import { Screen } from './Screen.tsx';

type Ready = Extract<PanelState, { state: 'ready' }>;
const readyAt = (query: PanelQuery, back = false): Ready => ({
  ...{ state: 'ready', query, title: '', attempt: null, back },
});
const HOME = readyAt({ kind: 'home', context: null });

/** A teacher's panel on a dashboard, with a background that goes where it is asked to go. */
async function dashboard() {
  const at = { state: HOME };
  const asked: (PanelQuery | null)[] = [];
  const onGo = (query: PanelQuery | null): void => {
    asked.push(query);
    at.state = query === null ? HOME : readyAt(query, true);
  };
  const on = await stage(stillClient({ home: teaching, board, grader: fromBoard }), () => (
    <Screen state={at.state} goal={null} onGo={onGo} end={null} narrow={false} />
  ));
  const press = async (name: string): Promise<void> => {
    await on.press(name);
    await on.draw();
  };
  const turnTo = async (state: Ready): Promise<void> => {
    at.state = state;
    await on.draw();
  };
  return { on, asked, press, turnTo };
}

it('leads from a class to a learner, and back the same way', async () => {
  const { on, asked, press } = await dashboard();
  await press('Open the class: English 8');
  await on.shows('Your learners');
  await press(NAMES[0] ?? '');
  await on.shows('Release to Lucía Fernández');
  await press('All learners');
  await on.shows('Your learners');
  await press('Back');
  await on.shows('Your classes');
  expect(asked.map((query) => query?.kind ?? null)).toEqual(['board', 'grader', 'board', null]);
});

it('takes the focus along, so that who listens hears where they are', async () => {
  const { on, press } = await dashboard();
  await press('Open the class: English 8');
  await vi.waitFor(() => expect(document.activeElement).toBe(on.root.querySelector('h1')));
});

it('a page that moves on by itself takes no focus, and nothing behind it is offered', async () => {
  const { on, press, turnTo } = await dashboard();
  await press('Open the class: English 8');
  const before = document.activeElement;
  await turnTo(readyAt({ kind: 'board', context: CONTEXT }));
  await on.shows('Your learners');
  expect(document.activeElement).toBe(before);
  const buttons = [...on.root.querySelectorAll('button')].map(({ textContent }) => textContent);
  expect(buttons.filter((name) => /^back/i.test(name ?? ''))).toEqual([]);
});
