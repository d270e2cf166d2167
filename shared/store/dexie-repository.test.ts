import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { formatStamp } from '../model/stamp.ts';
import { databaseName, deleteDexieRepository, openDexieRepository } from './dexie-repository.ts';
import { createClass, goalOf } from './double/class.ts';
import type { Change, Repository } from './repository.ts';

const opened: Repository[] = [];
async function open(name: string) {
  const repository = await openDexieRepository(name);
  opened.push(repository);
  return repository;
}
afterEach(() => {
  for (const repository of opened.splice(0)) repository.close();
});

describe('the database on disk', () => {
  it('is one for each person at each server', () => {
    const [a, b] = [newId(), newId()];
    expect(databaseName('https://one.example/x', a)).toBe(databaseName('https://one.example', a));
    expect(databaseName('https://one.example', a)).not.toBe(databaseName('https://one.example', b));
    expect(databaseName('https://one.example', a)).not.toBe(databaseName('https://two.example', a));
  });

  it('keeps what was written offline when the browser is killed, and sends it later, once', async () => {
    const { school, anaDevice, ana, context } = createClass();
    const name = databaseName('https://school.example', ana);
    const before = anaDevice({ repository: await open(name) });
    await before.sync();
    before.weather.push = 'down';
    const goal = newId();
    await before.client.run(goalOf(goal, context, 'Written on the bus'));
    before.kill();
    before.repository.close();

    const after = anaDevice({ repository: await open(name) });
    expect(await after.view({ kind: 'sync' })).toMatchObject({ unsent: 1 });
    expect((await after.view({ kind: 'home', context: null })).goals).toMatchObject([
      { fields: { next: 'Written on the bus' } },
    ]);
    await after.sync();
    expect(school.record(goal)?.fields.next).toBe('Written on the bus');
    expect(school.records().filter((record) => record.kind === 'goal')).toHaveLength(1);
    expect(await after.view({ kind: 'sync' })).toMatchObject({ state: 'saved', unsent: 0 });
  });

  it('keeps kinds and fields it does not know across a restart', async () => {
    const { school, anaDevice, ana, context, now } = createClass();
    const name = databaseName('https://school.example', ana);
    const stamp = formatStamp(now(), 0, 'future');
    const goal = newId();
    school.plant({
      ...{ id: goal, kind: 'goal', context, author: ana, learner: ana, parent: null },
      ...{ fields: { next: 'Old', mood: 'calm' }, stamps: { next: stamp, mood: stamp } },
      deleted: false,
    });
    const before = anaDevice({ repository: await open(name) });
    await before.sync();
    before.repository.close();
    const repository = await open(name);
    const row = await repository.read((tables) => tables.records.get(goal));
    expect(row?.base).toEqual(school.record(goal));
  });

  it('writes all of a transaction or nothing', async () => {
    const repository = await open(`atomic ${newId()}`);
    const failed = repository.write(async (tables) => {
      await tables.scratch.put([{ key: 'a', words: {}, at: 1 }]);
      throw new Error('killed here');
    });
    await expect(failed).rejects.toThrow('killed here');
    expect(await repository.read((tables) => tables.scratch.all())).toEqual([]);
  });

  it('answers by index what views ask for', async () => {
    const { school, teacherDevice, context, ana } = createClass();
    const desk = teacherDevice({ repository: await open(`index ${newId()}`) });
    await desk.sync();
    const { repository } = desk;
    const by = (index: 'kindContext' | 'kindLearner' | 'learner' | 'scopes', value: string) =>
      repository.read(async (tables) => (await tables.records.by(index, value)).length);
    expect(school.records()).toHaveLength(3);
    expect(await by('kindContext', `membership ${context}`)).toBe(3);
    expect(await by('kindLearner', `membership ${ana}`)).toBe(1);
    expect(await by('learner', ana)).toBe(1);
    expect(await by('scopes', `course:${context}:teachers`)).toBe(2);
  });

  it('of an older version of Waymark is taken over, and its rows are found by what is new', async () => {
    const { anaDevice, context, ana } = createClass();
    const { repository: source, ...phone } = anaDevice();
    const goal = newId();
    await phone.client.run(goalOf(goal, context, 'Old words'));
    const [row] = await source.read((tables) => tables.records.all());
    const { open: _open, learner: _learner, ...former } = row ?? fail();
    const name = `older ${newId()}`;
    const before = new Dexie(name);
    before.version(1).stores({
      records: 'id, kind, kindContext, kindLearner, parent, *scopes',
      ...{ outbox: 'order, record', refused: 'id', kept: 'id', scratch: 'key', state: 'key' },
    });
    const step = { ...former.shown, id: newId(), kind: 'next_step' };
    await before.table('records').bulkPut([former, { ...former, id: step.id, shown: step }]);
    before.close();
    const after = await open(name);
    const rows = await after.read((tables) => tables.records.by('open', `next_step ${context}`));
    expect(rows.map(({ id }) => id)).toEqual([step.id]);
    const about = await after.read((tables) => tables.records.by('learner', ana));
    expect(new Set(about.map(({ id }) => id))).toEqual(new Set([goal, step.id]));
    expect(await after.read((tables) => tables.records.get(goal))).toEqual(row);
  });

  it('tells another tab of the same person what changed', async () => {
    const name = `tabs ${newId()}`;
    const [one, two] = [await open(name), await open(name)];
    const ending = new AbortController();
    const heard = new Promise<Change>((resolve) => two.watch(resolve, ending.signal));
    await one.write((tables) => tables.scratch.put([{ key: 'a', words: {}, at: 1 }]));
    expect((await heard).tables).toEqual(['scratch']);
    ending.abort();
  });

  it('is gone when it is deleted', async () => {
    const name = `gone ${newId()}`;
    const before = await open(name);
    await before.write((tables) => tables.scratch.put([{ key: 'a', words: {}, at: 1 }]));
    before.close();
    await deleteDexieRepository(name);
    const after = await open(name);
    expect(await after.read((tables) => tables.scratch.all())).toEqual([]);
  });
});

function fail(): never {
  throw new Error('nothing was written');
}
