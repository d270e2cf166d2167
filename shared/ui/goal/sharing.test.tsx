import { describe, expect, it, vi } from 'vitest';
import { newId } from '../../model/ids.ts';
import { createClass, goalOf } from '../../store/double/class.ts';
import { recording, stage } from '../double/stage.tsx';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';

/** Ana beside her work, with a goal that is open; `young`: her class is under 13. */
async function sharing({ young = false, framed = false } = {}) {
  const here = createClass();
  const teacher = here.teacherDevice();
  await teacher.sync();
  if (young)
    await teacher.client.run({
      do: 'class.set',
      context: here.context,
      ...{ minors: true, underThirteen: true },
    });
  await teacher.sync();
  const phone = here.anaDevice();
  await phone.sync();
  const goal = newId();
  const work = { context: here.context, lmsAssignment: '7' };
  await phone.client.run(goalOf(goal, here.context, 'Read aloud'));
  await phone.client.run({ do: 'goal.tie', goal, on: true, ...work });
  const { client, commands } = recording(phone.client);
  const onShare = vi.fn();
  const on = await stage(
    client,
    () => <AssignmentScreen query={here.assignmentQuery} title="Essay" />,
    { now: here.now, framed, onShare },
  );
  await on.press('Open your goal: Read aloud');
  const audience = async () =>
    (await phone.view(here.assignmentQuery)).goals[0]?.sharing.audience ?? null;
  const offers = (name: string) =>
    [...on.root.querySelectorAll('button')].some(({ textContent }) => textContent === name);
  return { ...here, on, offers, goal, phone, commands, audience, teacherDevice: teacher };
}

describe('who sees what is one’s own', () => {
  it('is unshared at once, and shared again when that is undone', async () => {
    const { on, context, audience } = await sharing();
    await on.press('My teachers in Biology');
    await on.shows('You and Ms Okafor can see this.');
    await on.press('Only me');
    await on.shows('Only you can see this.');
    expect(await audience()).toEqual([]);
    await on.press('Undo');
    await on.shows('You and Ms Okafor can see this.');
    expect(await audience()).toEqual([`course:${context}:teachers`]);
  });

  it('can be one teacher, by name', async () => {
    const { on, teacher, audience } = await sharing();
    await on.press('Just Ms Okafor');
    await on.shows('You and Ms Okafor can see this.');
    expect(await audience()).toEqual([`person:${teacher}`]);
  });

  it('is nobody in a course they have left, and is said; and those again who are there when they come back', async () => {
    const { on, school, ana, context, teacherDevice, phone } = await sharing();
    await on.press('My teachers in Biology');
    await on.shows('You and Ms Okafor can see this.');
    await phone.sync();
    await teacherDevice.sync();
    const shownGoals = async () =>
      (await teacherDevice.view({ kind: 'board', context })).rows.map((row) => row.sharedGoals);
    expect(await shownGoals()).toEqual([1, 0]);
    school.leave(ana, context);
    await phone.sync();
    await on.shows('Only you can see this. You are no longer in a course with some people');
    school.enrol(ana, context, 'learner', 'Ana');
    await phone.sync();
    await on.shows('You and Ms Okafor can see this.');
    expect(on.root.textContent).not.toContain('You are no longer in a course');
  });

  it('can be a class at once where its learners are old enough', async () => {
    const { on, offers } = await sharing();
    await on.press('Everyone in Biology');
    await on.shows('You and everyone in Biology can see this.');
    expect(offers('Everyone in Biology, when a teacher says yes')).toBe(false);
  });

  it('waits for a teacher where they are not, who sees it and lets it go there', async () => {
    const { on, offers, phone, goal, teacherDevice } = await sharing({ young: true });
    expect(offers('Everyone in Biology')).toBe(false);
    await on.press('Everyone in Biology, when a teacher says yes');
    await on.shows('You and Ms Okafor can see this. It waits for a teacher of Biology to say yes.');
    await phone.sync();
    await teacherDevice.sync();
    expect(
      await teacherDevice.client.run({ do: 'class.release', record: goal, on: true }),
    ).toMatchObject({ ok: true });
    await teacherDevice.sync();
    await phone.sync();
    await on.shows('You, Ms Okafor, and everyone in Biology can see this.');
    // What is written since nobody has read.
    await on.type('What am I working', 'Read aloud, slowly');
    await on.leave('What am I working');
    await on.shows('You and Ms Okafor can see this. It waits for a teacher of Biology to say yes.');
  });

  it('is not meant for a class any more when its teachers no longer see it', async () => {
    const { on } = await sharing({ young: true });
    await on.press('Everyone in Biology, when a teacher says yes');
    await on.shows('It waits for a teacher');
    await on.press('My teachers in Biology');
    await on.shows('Only you can see this.');
    expect(on.root.textContent).not.toContain('It waits for a teacher');
  });

  it('is only made private inside somebody else’s page, without a way back there', async () => {
    const { on, offers, phone, goal, context, commands } = await sharing({ framed: true });
    await phone.client.run({
      do: 'goal.write',
      ...{ goal, context, audience: [`course:${context}:teachers`] },
    });
    await on.shows('You and Ms Okafor can see this.');
    expect(offers('Just Ms Okafor')).toBe(false);
    await on.press('Only me');
    await on.shows('Only you can see this.');
    expect(commands.at(-1)).toMatchObject({ audience: [], forClass: null });
    expect(offers('Undo')).toBe(false);
  });
});
