import { expect, it } from 'vitest';
import { newId } from '../../model/ids.ts';
import { createClass } from '../../store/double/class.ts';
import { recording, soon, stage } from '../double/stage.tsx';
import { BoardScreen } from '../screens/BoardScreen.tsx';

it('drafts of a class are looked through, released at once but for those left out, and taken back', async () => {
  const here = createClass();
  const desk = here.teacherDevice();
  await desk.sync();
  const { client, commands } = recording(desk.client);
  for (const learner of [here.ana, here.ben])
    expect(await client.run(here.feedbackFor(learner, { nextStep: 'Read it aloud.' }))).toEqual({
      ok: true,
    });
  const query = { kind: 'board', context: here.context } as const;
  const board = () => desk.view(query);
  const screen = () => <BoardScreen query={query} onLearner={() => undefined} />;
  const on = await stage(client, screen, { now: here.now });
  await on.shows('2 ready, 0 without text');
  const [box] = on.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
  box?.click();
  await on.press('Release to 1 learner');
  await on.shows('Released to 1 learner');
  await on.shows('1 ready, 0 without text');
  const [group] = (await board()).groups;
  expect(group?.ready.map(({ learner }) => learner.name)).toEqual(['Ana']);
  await on.press('Undo');
  await on.shows('Taken back. They are your drafts again.');
  await soon(async () => expect((await board()).groups[0]?.ready).toHaveLength(2));
  expect(commands.filter(({ do: act }) => act === 'feedback.release')).toHaveLength(1);
});

it('leaves out a draft in which a hole of a prompt is still open, and says whose', async () => {
  const here = createClass();
  const desk = here.teacherDevice();
  await desk.sync();
  await desk.client.run(here.feedbackFor(here.ana, { nextStep: 'Use {goal} here.' }));
  await desk.client.run(here.feedbackFor(here.ben, { nextStep: 'Read it aloud.' }));
  const query = { kind: 'board', context: here.context } as const;
  const on = await stage(
    desk.client,
    () => <BoardScreen query={query} onLearner={() => undefined} />,
    { now: here.now },
  );
  await on.shows('1 ready, 0 without text');
  await on.shows('Left out, for a gap like {name} is still open: Ana');
  await on.press('Release to 1 learner');
  await soon(async () => {
    const [group] = (await desk.view(query)).groups;
    expect(group?.ready).toMatchObject([{ learner: { name: 'Ana' }, holes: 1, feedback: [] }]);
  });
});

it('says who has no text: a draft that was emptied, and nobody’s words yet', async () => {
  const here = createClass();
  const desk = here.teacherDevice();
  await desk.sync();
  const feedback = newId();
  const write = (nextStep: string) =>
    desk.client.run({ ...here.feedbackFor(here.ana, { nextStep }), feedback });
  await write('Read it aloud.');
  await write('');
  const query = { kind: 'board', context: here.context } as const;
  const on = await stage(
    desk.client,
    () => <BoardScreen query={query} onLearner={() => undefined} />,
    { now: here.now },
  );
  await on.shows('0 ready, 2 without text');
  await on.shows('Without text: Ana and Ben');
  expect((await on.button('Release to 0 learners')).disabled).toBe(true);
});
