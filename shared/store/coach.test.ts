import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { databaseName, openDexieRepository } from './dexie-repository.ts';
import { createClass } from './double/class.ts';

it('the coach stays off for one person on one computer, and the school never hears of it', async () => {
  const { teacher, teacherDevice, graderQuery } = createClass();
  const name = databaseName('https://school.example', teacher);
  const before = await openDexieRepository(name);
  const desk = teacherDevice({ repository: before });
  await desk.sync();
  expect((await desk.view(graderQuery)).coach).toBe(true);
  expect(await desk.client.run({ do: 'coach.turn', on: false })).toEqual({ ok: true });
  expect((await desk.view({ kind: 'sync' })).unsent).toBe(0);
  await desk.sync();
  desk.kill();
  before.close();

  const after = await openDexieRepository(name);
  const again = teacherDevice({ repository: after });
  await again.sync();
  const coaches: boolean[] = [];
  const ending = new AbortController();
  again.client.watch(graderQuery, ({ coach }) => coaches.push(coach), ending.signal);
  expect((await again.view(graderQuery)).coach).toBe(false);
  await again.client.run({ do: 'coach.turn', on: true });
  expect((await again.view(graderQuery)).coach).toBe(true);
  expect(coaches).toEqual([false, true]);
  expect(JSON.stringify(await after.read(({ state }) => state.all()))).not.toContain('coach');

  const elsewhere = teacherDevice();
  await elsewhere.sync();
  expect((await elsewhere.view(graderQuery)).coach).toBe(true);
  ending.abort();
  after.close();
});

it('a light is off for one person on one computer, and comes back', async () => {
  const { teacherDevice, graderQuery } = createClass();
  const desk = teacherDevice();
  await desk.sync();
  const without = async () => (await desk.view(graderQuery)).coachWithout;
  const turn = (criterion: 'goal' | 'kind', on: boolean) =>
    desk.client.run({ do: 'coach.rule', criterion, on });
  expect(await without()).toEqual([]);
  for (const criterion of ['goal', 'kind', 'goal'] as const)
    expect(await turn(criterion, false)).toEqual({ ok: true });
  expect(await without()).toEqual(['kind', 'goal']);
  expect((await desk.view({ kind: 'sync' })).unsent).toBe(0);
  await turn('kind', true);
  expect(await without()).toEqual(['goal']);
  await turn('goal', true);
  expect(JSON.stringify(await desk.repository.read(({ state }) => state.all()))).not.toContain(
    'coach',
  );
});
