import { describe, expect, it, vi } from 'vitest';
import { newId } from '../../model/ids.ts';
import { TEXT_LIMIT } from '../../model/limits.ts';
import { createClass, goalOf } from '../../store/double/class.ts';
import { recording, stage } from '../double/stage.tsx';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';
import { GoalSummary } from './GoalSummary.tsx';

async function learner(setting: { framed?: boolean; onShare?: (goal: string) => void } = {}) {
  const here = createClass();
  const phone = here.anaDevice();
  await phone.sync();
  const { client, commands } = recording(phone.client);
  const on = await stage(
    client,
    () => <AssignmentScreen query={here.assignmentQuery} title="Essay" />,
    { now: here.now, ...setting },
  );
  const goals = async () => (await phone.view(here.assignmentQuery)).goals;
  return { ...here, phone, commands, goals, on };
}

describe('a learner’s goal', () => {
  it('is written one question at a time, saved as it is typed, and tied to this work', async () => {
    const { on, goals } = await learner();
    await on.press('Set a goal');
    await on.type('What do I know', 'I ask good questions.');
    const field = await on.field('What do I know');
    await on.leave('What do I know');
    await vi.waitFor(async () => expect(await goals()).toHaveLength(1));
    await vi.waitFor(async () => expect((await goals())[0]?.tied).toBe(true));
    // What is being written in stays the very same field when the goal arrives in the list.
    await on.shows('Question 1 of 5');
    expect(await on.field('What do I know')).toBe(field);
    await on.press('Next question');
    await on.type('What am I working', 'Back up each claim.');
    await on.press('Done');
    await vi.waitFor(async () =>
      expect((await goals())[0]?.fields).toMatchObject({
        know: 'I ask good questions.',
        next: 'Back up each claim.',
      }),
    );
    await on.shows('Only you can see this.');
  });

  it('is known by the first words that were written, whichever question they answer', async () => {
    const { on, phone, goals, context, ana, teacherDevice } = await learner();
    await on.press('Set a goal');
    await on.type('What do I know', 'I ask good questions.');
    await on.press('Done');
    await on.button('Open your goal: I ask good questions.');
    expect(on.root.textContent).not.toContain('A goal you have begun');
    const goal = (await goals())[0]?.id ?? '';
    const audience = [`course:${context}:teachers` as const];
    const write = { do: 'goal.write', goal, context } as const;
    await phone.client.run({
      ...{ ...write, audience },
      answers: { know: '', evidence: 'A friend can tell me how it ends.' },
    });
    await on.button('Open your goal: A friend can tell me how it ends.');
    await phone.sync();
    const desk = teacherDevice();
    await desk.sync();
    const { goals: seen } = await desk.view({
      ...{ kind: 'grader', context, lmsAssignment: null, learner: { person: ana } },
    } as const);
    const board = await stage(desk.client, () => seen.map((one) => <GoalSummary goal={one} />));
    expect(board.root.textContent?.split('A friend can tell')).toHaveLength(2);
    await phone.client.run({ ...write, answers: { next: 'Write an ending' } });
    await on.button('Open your goal: Write an ending');
  });

  it('keeps “Done” where it is as its first word is kept, and grows when one writes on', async () => {
    const { on, goals } = await learner();
    await on.press('Set a goal');
    await on.press('All five');
    const above = () => {
      const foot = on.root.querySelector('[aria-label="Your goal, in five questions"] > .wm-foot');
      const all = [...(foot?.parentElement?.querySelectorAll('*') ?? [])];
      const folded = (one: Element) => one.closest('.wm-disclosure-body') !== null;
      return all.slice(0, all.indexOf(foot as Element)).filter((one) => !folded(one)).length;
    };
    const before = above();
    await on.type('What am I working', 'Back up each claim.');
    await on.leave('What am I working');
    await vi.waitFor(async () => expect(await goals()).toHaveLength(1));
    await on.button('Delete this goal');
    expect(above()).toBe(before);
    await on.shows('Where would you like to start?');
    await on.type('What do I know', 'I ask good questions.');
    await on.button('Show how it moves');
    await on.press('Done');
    await vi.waitFor(() =>
      expect(on.root.textContent).not.toContain('Where would you like to start?'),
    );
  });

  it('keeps words that are too long in the field, and saves them once they fit', async () => {
    const { on, goals, commands } = await learner();
    await on.press('Set a goal');
    const words = 'y'.repeat(TEXT_LIMIT + 1);
    await on.type('What do I know', words);
    await on.leave('What do I know');
    await on.shows('1 character too many.');
    expect((await on.field('What do I know')).value).toBe(words);
    expect(commands).toEqual([]);
    await on.type('What do I know', words.slice(1));
    await on.leave('What do I know');
    await vi.waitFor(async () => expect((await goals())[0]?.fields.know).toBe(words.slice(1)));
  });

  it('is shared in a page of its own, never inside somebody else’s', async () => {
    const onShare = vi.fn();
    const { on, phone, context, goals } = await learner({ framed: true, onShare });
    const id = newId();
    await phone.client.run(goalOf(id, context, 'Read aloud'));
    await phone.client.run({ do: 'goal.tie', goal: id, context, lmsAssignment: '7', on: true });
    await on.press('Open your goal: Read aloud');
    await on.press('Share it…');
    expect(onShare).toHaveBeenCalledWith(id);
    expect((await goals())[0]?.fields.audience ?? null).toBeNull();
    expect(on.root.textContent).toContain('Share it…');
    expect(on.root.textContent).not.toContain('My teachers in Biology');
  });

  it('shared on a page of its own says who sees it', async () => {
    const { on, phone, context } = await learner();
    const id = newId();
    await phone.client.run(goalOf(id, context, 'Read aloud'));
    await phone.client.run({ do: 'goal.tie', goal: id, context, lmsAssignment: '7', on: true });
    await on.press('Open your goal: Read aloud');
    await on.press('My teachers in Biology');
    await on.shows('You and Ms Okafor can see this.');
    await on.press('Only me');
    await on.shows('Only you can see this.');
  });

  it('comes back when its deletion is undone, and goes when it is not', async () => {
    const { on, phone, context, commands } = await learner();
    const id = newId();
    await phone.client.run(goalOf(id, context, 'Read aloud'));
    await phone.client.run({ do: 'goal.tie', goal: id, context, lmsAssignment: '7', on: true });
    await on.press('Open your goal: Read aloud');
    await on.press('Delete this goal');
    await on.press('Undo');
    await on.button('Open your goal: Read aloud');
    expect(commands.map((command) => command.do)).not.toContain('goal.delete');
    await on.press('Open your goal: Read aloud');
    await on.press('Delete this goal');
    window.dispatchEvent(new Event('pagehide'));
    expect(commands.at(-1)).toEqual({ do: 'goal.delete', goal: id });
  });
});
