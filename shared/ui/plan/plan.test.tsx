import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { learnPlan } from '../../locales/load.ts';
import { newId } from '../../model/ids.ts';
import { toJson } from '../../plan/json.ts';
import { type Answer, fromJson } from '../../plan/read.ts';
import { createClass } from '../../store/double/class.ts';
import { recording, soon, stage } from '../double/stage.tsx';
import { useSetting } from '../setting.tsx';
import { useView } from '../useView.ts';
import { MyPlan } from './MyPlan.tsx';
import { Preview } from './Preview.tsx';
import { planOf } from './planOf.ts';

const HOME = { kind: 'home', context: null } as const;
const [GOAL, OLD, LOOK, SHOWN] = [newId(), newId(), newId(), newId()];

async function learner() {
  const here = createClass();
  const ana = here.anaDevice();
  await ana.sync();
  const { context } = here;
  const { client } = ana;
  const goal = { do: 'goal.write', context } as const;
  await client.run({ ...goal, goal: GOAL, answers: { next: 'Ask first', path: '<b>Bold</b>' } });
  await client.run({ ...goal, goal: OLD, answers: { next: 'Put away' }, archived: true });
  await client.run({ do: 'evidence.write', evidence: SHOWN, goal: GOAL, text: 'My notes' });
  const words = { lessons: 'Slow is fine' };
  await client.run({ do: 'reflection.write', reflection: LOOK, context, goal: GOAL, words });
  await client.run({ do: 'sketch.write', part: 'strengths', text: 'I listen.' });
  return { ...here, ana };
}

function Shown() {
  const { client } = useSetting();
  const view = useView(client, HOME);
  return view === null ? null : <MyPlan view={view} />;
}
const tick = async (root: Element, words: string): Promise<void> => {
  const label = [...root.querySelectorAll('label')].find((one) => one.textContent === words);
  await act(() => label?.querySelector('input')?.click());
};

describe('my plan', () => {
  it('is who I am and what I aim for, and what else I tick, for as long as I am here', async () => {
    const { ana } = await learner();
    const on = await stage(ana.client, () => <Shown />);
    const page = () =>
      soon(() => {
        const found = on.root.querySelector('.wm-plan-page');
        if (found === null) throw new Error(`No page in: ${on.root.textContent}`);
        return found;
      });
    const text = async () => (await page()).textContent ?? '';
    await soon(async () => expect(await text()).toContain('My notes'));
    for (const words of ['I listen.', 'Ask first', '<b>Bold</b>'])
      expect(await text()).toContain(words);
    expect((await page()).querySelector('b')).toBeNull();
    for (const words of ['Put away', 'Slow is fine']) expect(await text()).not.toContain(words);

    await tick(on.root, 'Slow is fine');
    await tick(on.root, 'My notes');
    await tick(on.root, 'My strengths');
    expect(await text()).toContain('Slow is fine');
    expect(await text()).not.toContain('My notes');
    expect(await text()).not.toContain('I listen.');

    // Gone to another page and back.
    const again = await stage(ana.client, () => <Shown />);
    await again.shows('Slow is fine');
    expect(again.root.querySelector('.wm-plan-page')?.textContent).not.toContain('My notes');
  });

  it('teaches where there is nothing yet, and still lets a plan be brought in', async () => {
    const ben = createClass().anaDevice();
    await ben.sync();
    const on = await stage(ben.client, () => <Shown />);
    await on.shows('Your plan begins with one goal');
    await on.button('Bring in a plan…');
    expect(on.root.textContent).not.toContain('Print');
  });
});

async function looking(answerOf: () => Promise<Answer>) {
  const here = createClass();
  const ben = here.teacherDevice();
  await ben.sync();
  const { client, commands } = recording(ben.client);
  const onDone = vi.fn();
  const answer = await answerOf();
  const view = await ben.view(HOME);
  function Look() {
    const { phrases } = useSetting();
    const ready = useSignal(false);
    useEffect(() => {
      void learnPlan(phrases).then(() => {
        ready.value = true;
      });
    }, [phrases, ready]);
    if (!ready.value) return null;
    return <Preview name="plan.json" answer={answer} view={view} onDone={onDone} />;
  }
  const on = await stage(client, () => <Look />);
  return { ...here, on, commands, onDone, ben };
}

describe('a look at a plan before it is brought in', () => {
  it('says how much is new, and brings it in with one act', async () => {
    const { ana } = await learner();
    const plan = planOf(await ana.view(HOME), () => true, Date.UTC(2026, 8, 1));
    const at = await looking(async () => fromJson(toJson(plan)));
    await at.on.shows('5 new entries');
    expect(at.commands).toEqual([]);
    await at.on.press('Bring in 5 entries');
    await soon(() => expect(at.onDone).toHaveBeenCalled());
    const home = await at.ben.view(HOME);
    expect(home.goals).toHaveLength(2);
    expect(home.reflections).toMatchObject([
      { lessons: 'Slow is fine', sharing: { audience: null } },
    ]);
  });

  it('says of each row why not, and offers nothing', async () => {
    const goals = [{ id: 'a', checkIns: [{ id: 'b', madeAt: 'soon' }] }, { next: 'x' }];
    const file = JSON.stringify({ format: 'waymark-plan', version: 1, goals });
    const { on } = await looking(async () => fromJson(file));
    await on.shows('Goal 1, check-in 1: its day cannot be read.');
    await on.shows('Goal 2: it has no name of its own (id).');
    expect(on.root.textContent).not.toContain('Bring in');
  });
});
