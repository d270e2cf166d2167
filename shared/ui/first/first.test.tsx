import { act } from 'preact/test-utils';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HomeView } from '../../store/views.ts';
import { recording, soon, stage } from '../double/stage.tsx';
import { emptyAssignment, emptyHome } from '../gallery/learning.ts';
import { classOf8 } from '../gallery/owned.ts';
import { CONTEXT } from '../gallery/people.ts';
import { plain, step } from '../gallery/steps.ts';
import { stillClient } from '../gallery/stillClient.ts';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';
import { LearnerHome } from '../screens/LearnerHome.tsx';

const TITLE = 'Where would you like to start?';
const first: HomeView = {
  ...emptyHome,
  steps: [step],
  preference: { ...emptyHome.preference, started: false },
};

async function atHome(view: HomeView, framed = false) {
  const { client, commands } = recording(stillClient({ home: view }));
  const at = { view };
  const on = await stage(
    client,
    () => (
      <main>
        <LearnerHome view={at.view} />
      </main>
    ),
    { framed },
  );
  await on.button('See an example');
  const turnTo = async (next: HomeView): Promise<void> => {
    at.view = next;
    await on.draw();
  };
  return { ...on, commands, turnTo };
}
const focused = () => document.activeElement;

describe('a first visit', () => {
  it('has three small starts, each of which begins where it belongs', async () => {
    const on = await atHome(first);
    await on.shows(TITLE);
    const starts = [...on.root.querySelectorAll('.wm-starts b')].map((one) => one.textContent);
    expect(starts).toEqual(['Answer a next step', 'Set one goal', 'Name one thing that went well']);

    const start = async (n: number): Promise<void> => {
      const buttons = on.root.querySelectorAll<HTMLElement>('.wm-starts button');
      await act(() => buttons[n]?.click());
    };
    await start(0);
    expect(focused()?.textContent).toBe('I’ll do this');
    await start(1);
    await soon(() =>
      expect(focused()?.closest('section')?.getAttribute('aria-label')).toBe(
        'Your goal, in five questions',
      ),
    );
    await start(2);
    await soon(() =>
      expect(focused()?.closest('section')?.getAttribute('aria-label')).toBe('A look back'),
    );
    expect(on.commands).toEqual([]);
  });

  it('is drawn as a whole: nothing stands there first and is pushed down', async () => {
    const drawn: string[] = [];
    const watching = new MutationObserver(() => drawn.push(document.body.textContent ?? ''));
    watching.observe(document.body, { childList: true, subtree: true });
    onTestFinished(() => watching.disconnect());
    const on = await atHome(first);
    await on.shows(TITLE);
    await soon(() => expect(drawn.some((words) => words.includes(TITLE))).toBe(true));
    const before = drawn.slice(
      0,
      drawn.findIndex((words) => words.includes(TITLE)),
    );
    expect(before.filter((words) => words.includes(step.text))).toEqual([]);
  });

  it('is skipped for good, goes on at the next part, and can be had back for a moment', async () => {
    const on = await atHome(first);
    await on.press('Don’t show this again');
    expect(on.commands).toEqual([{ do: 'preference.set', started: true }]);
    await soon(() => expect(focused()?.textContent).toBe('Your next step'));
    await on.turnTo({ ...first, preference: { ...first.preference, started: true } });
    expect(on.root.textContent).not.toContain(TITLE);
  });

  it('offers what is there: no step without a step, no look back in a class that waits for a contact', async () => {
    const on = await atHome({ ...first, steps: [], classes: [{ ...classOf8, open: false }] });
    const starts = [...on.root.querySelectorAll('.wm-starts b')].map((one) => one.textContent);
    expect(starts).toEqual(['Set one goal']);
  });

  it('stands below the steps beside a work, and goes on below itself', async () => {
    const view = { ...emptyAssignment, preference: first.preference };
    const { client } = recording(stillClient({ assignment: view }));
    const on = await stage(client, () => (
      <AssignmentScreen
        query={{ kind: 'assignment', context: CONTEXT, lmsAssignment: '7' }}
        title="Main Street essay"
      />
    ));
    await on.press('Don’t show this again');
    await soon(() => expect(focused()?.textContent).toBe('Ask about your work'));
  });

  it('lets a teacher’s words come first, and does not say that there are none', async () => {
    const view = { ...emptyAssignment, feedback: [plain], preference: first.preference };
    const { client } = recording(stillClient({ assignment: view }));
    const on = await stage(client, () => (
      <AssignmentScreen
        query={{ kind: 'assignment', context: CONTEXT, lmsAssignment: '7' }}
        title="Main Street essay"
      />
    ));
    await on.shows(TITLE);
    const parts = [...on.root.querySelectorAll('h2')].map((one) => one.textContent);
    expect(parts.slice(0, 3)).toEqual(['Your next step', 'What your teacher noticed', TITLE]);
    await on.shows('Your teacher wrote to you about this work. Read it below.');
  });
});
