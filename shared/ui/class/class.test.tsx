import { describe, expect, it } from 'vitest';
import { newId } from '../../model/ids.ts';
import type { Command } from '../../store/command.ts';
import { createClass, goalOf } from '../../store/double/class.ts';
import { createDevice, type Device } from '../../store/double/device.ts';
import { soon, stage } from '../double/stage.tsx';
import { BoardScreen } from '../screens/BoardScreen.tsx';
import { ClassScreen } from '../screens/ClassScreen.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';
import { HomeScreen } from '../screens/HomeScreen.tsx';

const NEXT = 'Back up each claim';

async function threePeople() {
  const here = createClass();
  const { context, now } = here;
  const [desk, ana, ben] = [here.teacherDevice(), here.anaDevice(), here.benDevice()];
  const meet = async (): Promise<void> => {
    for (const device of [ana, ben, desk, ana, ben]) await device.sync();
  };
  const run = async (device: Device, ...commands: Command[]): Promise<void> => {
    for (const command of commands)
      expect(await device.client.run(command), command.do).toEqual({ ok: true });
    await meet();
  };
  await meet();
  const shared = (device: Device) =>
    stage(device.client, () => <ClassScreen query={{ kind: 'class', context }} />, { now });
  const gone: string[] = [];
  const board = (framed = false) =>
    stage(
      desk.client,
      () => <BoardScreen query={{ kind: 'board', context }} onLearner={(one) => gone.push(one)} />,
      { now, framed, onShare: (id) => gone.push(id) },
    );
  const goal = newId();
  const goalWith = (scope: 'class' | 'teachers'): Command[] => [
    goalOf(goal, null, NEXT),
    { do: 'goal.write', goal, context: null, audience: [`course:${context}:${scope}`] },
  ];
  const toClass = goalWith('class');
  return {
    ...here,
    owner: here.ana,
    desk,
    ana,
    ben,
    meet,
    run,
    shared,
    board,
    gone,
    goal,
    goalWith,
    toClass,
  };
}

describe('what a class shows each other', () => {
  it('is seen by classmates, without a name until its owner says one to the class', async () => {
    const { ana, ben, run, shared, context, toClass } = await threePeople();
    await run(ana, goalOf(newId(), null, 'Nobody’s business'), ...toClass);
    const page = await shared(ben);
    await page.shows(NEXT);
    expect(page.root.textContent).toContain('Someone in this class: a goal');
    expect(page.root.textContent).not.toContain('Ana');
    expect(page.root.textContent).not.toContain('Nobody’s business');
    const audience = [`course:${context}:class` as const];
    await run(ana, { do: 'sketch.write', part: 'name', text: 'Anita', audience });
    await page.shows('Anita: a goal');
  });

  it('is reported with or without words; it leaves the reporter’s sight, and a teacher’s answer comes', async () => {
    const { ana, ben, run, meet, shared, board, gone, toClass, owner } = await threePeople();
    await run(ana, ...toClass);
    const page = await shared(ben);
    await page.press('Report this: Someone in this class: a goal');
    await page.type('What is not right?', 'It is about me.');
    await page.press('Report it');
    await page.shows('You reported 1 thing');
    expect(page.root.textContent).not.toContain(NEXT);
    await meet();

    const seen = await board();
    await seen.shows('Ben reported this');
    await seen.shows('It is about me.');
    await seen.shows('Ana chose to show this to the class.');
    await seen.press('Go to Ana');
    expect(gone).toEqual([owner]);
    await seen.press('Answer Ben');
    await seen.type('Write to Ben', 'Thank you. I talk with Ana today.');
    await seen.press('Send');
    await seen.press('I have seen to it');
    await seen.shows('1 report seen to');
    // The card is gone, and who pressed goes on at the top.
    expect(document.activeElement?.tagName).toBe('H1');
    await meet();
    await page.shows('A teacher has seen to it.');
    await page.shows('Thank you. I talk with Ana today.');
  });

  it('is answered to who reported it, and to nobody else', async () => {
    const { ana, ben, desk, run, goal, toClass, context } = await threePeople();
    const report = newId();
    await run(ana, ...toClass);
    await run(ben, { do: 'report.make', report, context, record: goal, reason: '' });
    await run(desk, { do: 'reply.write', reply: newId(), step: report, text: 'I see.' });
    const of = async (device: Device) =>
      (await device.view({ kind: 'class', context })).reports.map(({ replies }) => replies.length);
    expect(await of(ben)).toEqual([1]);
    expect(await of(ana)).toEqual([]);
    const waiting = async () =>
      (await desk.view({ kind: 'home', context: null })).teaching.map((one) => one.unanswered);
    expect(await waiting()).toEqual([1]);
    await run(desk, { do: 'report.handle', report, handled: true });
    expect(await waiting()).toEqual([0]);
    const word = { do: 'reply.write', reply: newId(), step: report, text: 'Me too.' } as const;
    expect(await ana.client.run(word)).toMatchObject({ ok: false, code: 'not_visible' });
  });
});

it('what a learner shows the class, or one teacher, is among the goals they share', async () => {
  const { ana, desk, run, context, goal, goalWith, toClass, owner, teacher } = await threePeople();
  const counted = async () =>
    (await desk.view({ kind: 'board', context })).rows.find(({ learner }) => learner.id === owner)
      ?.sharedGoals;
  await run(ana, goalOf(newId(), context, 'Nobody’s business'));
  expect(await counted()).toBe(0);
  await run(ana, ...goalWith('teachers'));
  expect(await counted()).toBe(1);
  await run(ana, ...toClass);
  expect(await counted()).toBe(1);
  const audience = [`person:${teacher}` as const];
  await run(ana, { do: 'goal.write', goal, context: null, audience });
  expect(await counted()).toBe(1);
});

describe('a class under thirteen', () => {
  async function young() {
    const all = await threePeople();
    const { ana, desk, run, context, goal, goalWith } = all;
    const about = { minors: true, underThirteen: true, contact: 'Ms Vale, room 4' };
    await run(desk, { do: 'class.set', context, ...about });
    await run(ana, ...goalWith('teachers'));
    await run(ana, { do: 'goal.write', goal, context: null, forClass: context });
    return all;
  }

  it('sees what a teacher let go there, and not what was held', async () => {
    const { ben, ana, desk, goal, meet, shared, board } = await young();
    const page = await shared(ben);
    await page.shows('Nothing here yet');
    await page.shows('you can turn to: Ms Vale, room 4');
    const toShow = async () =>
      (await desk.view({ kind: 'home', context: null })).teaching.map((one) => one.forClass);
    expect(await toShow()).toEqual([1]);
    const waiting = await board();
    await waiting.shows('Meant for the class');
    await waiting.press('Not yet: what Ana wrote');
    await waiting.shows('Not yet: 1');
    expect(await toShow()).toEqual([0]);
    const written = {
      do: 'goal.write',
      goal,
      context: null,
      answers: { path: 'Ask twice' },
    } as const;
    expect(await ana.client.run(written)).toEqual({ ok: true });
    await meet();
    expect(await toShow()).toEqual([1]);
    await waiting.press('Not yet: what Ana wrote');
    await soon(async () => expect(await toShow()).toEqual([0]));
    await meet();
    const home = await stage(ana.client, () => (
      <HomeScreen query={{ kind: 'home', context: null }} onClass={() => undefined} />
    ));
    await home.shows('says: not yet. Talk with them about it.');
    expect(page.root.textContent).not.toContain(NEXT);
    await waiting.press('Let the class see it: Ana');
    await meet();
    await page.shows(NEXT);
    // What is written after a yes waits for another.
    expect(await ana.client.run({ ...written, answers: { path: 'Ask three' } })).toEqual({
      ok: true,
    });
    await meet();
    await soon(() => expect(page.root.textContent).not.toContain(NEXT));
    await waiting.press('Let the class see it: Ana');
    await meet();
    await page.shows(NEXT);
  });

  it('is shown nothing from a frame on somebody else’s page: that opens a page of its own', async () => {
    const { board, gone, goal } = await young();
    const framed = await board(true);
    await framed.press('Let the class see it…');
    expect(gone).toEqual([goal]);
    const buttons = [...framed.root.querySelectorAll('button')].map((one) => one.textContent);
    expect(buttons).not.toContain('Let the class see it');
  });

  it('takes back from the class what was reported there', async () => {
    const { ben, desk, run, meet, shared, board, goal, context } = await young();
    await run(desk, { do: 'class.release', record: goal, on: true });
    const page = await shared(ben);
    await page.shows(NEXT);
    await run(ben, { do: 'report.make', report: newId(), context, record: goal, reason: '' });
    const seen = await board();
    await seen.press('Take it back from the class: Ana');
    await seen.shows('Not yet: 1');
    await meet();
    expect((await ben.view({ kind: 'class', context })).goals).toEqual([]);
  });
});

it('a teacher has goals and looks back of their own, which no one is shown', async () => {
  const { desk, ben, meet, school, context, now } = await threePeople();
  const person = newId();
  school.enrol(person, context, 'teacher', 'Mr Silva');
  const silva = createDevice({ school, person, role: 'teacher', name: 'Mr Silva', context, now });
  const home = await stage(desk.client, () => (
    <HomeScreen query={{ kind: 'home', context: null }} onClass={() => undefined} />
  ));
  await home.press('My own learning');
  await home.shows('This is yours. Nobody sees it until you share it');
  expect(home.root.textContent).not.toContain('No open steps');
  expect(home.root.textContent).not.toContain('See what my teacher sees');
  await home.press('Set a goal');
  await home.press('Next question');
  await home.type('What am I working to do next?', 'Wait three breaths after a question');
  await home.leave('What am I working to do next?');
  await home.press('Look back');
  await home.type('Victories', 'I waited once.');
  await home.leave('Victories');
  await soon(async () => {
    const mine = await desk.view({ kind: 'home', context: null });
    expect([mine.goals, mine.reflections].map(({ length }) => length)).toEqual([1, 1]);
  });
  await meet();
  await silva.sync();
  for (const device of [ben, silva])
    expect(await device.view({ kind: 'class', context })).toMatchObject({
      goals: [],
      reflections: [],
    });
});

it('a brave moment is offered beside marking, and kept in its learner’s own words', async () => {
  const { desk, ana, meet, graderQuery } = await threePeople();
  const beside = await stage(desk.client, () => <GraderScreen query={graderQuery} />);
  await beside.press('I saw a brave moment');
  await beside.press('Send');
  await beside.shows('Write what you saw first.');
  await beside.type('What did you see Ana try?', 'You asked the baker, though you were shy.');
  await beside.press('Send');
  await beside.button('I saw a brave moment');
  await meet();
  const home = await stage(ana.client, () => (
    <HomeScreen query={{ kind: 'home', context: null }} onClass={() => undefined} />
  ));
  await home.shows('Was this a brave moment?');
  await home.shows('You asked the baker, though you were shy.');
  await home.press('Yes, I will write about it');
  await soon(async () => {
    const { moments, offers } = await ana.view({ kind: 'home', context: null });
    expect([moments.length, offers.length]).toEqual([1, 0]);
  });
});

it('a shared goal is read beside marking by the questions its learner was asked', async () => {
  const { desk, ana, run, graderQuery, goalWith } = await threePeople();
  await run(ana, ...goalWith('teachers'));
  const beside = await stage(desk.client, () => <GraderScreen query={graderQuery} />);
  await beside.shows('What am I working to do next?');
  expect(beside.root.textContent).not.toContain('goal.q.');
});
