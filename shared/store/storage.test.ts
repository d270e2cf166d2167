import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { deleteDexieRepository, openDexieRepository } from './dexie-repository.ts';
import { createClass, goalOf } from './double/class.ts';
import { generationsOf } from './generations.ts';
import type { Repository } from './repository.ts';
import { createUnwritten } from './unwritten.ts';

const opened: Repository[] = [];
async function open(base: string, now?: () => number) {
  const repository = await openDexieRepository(base, now);
  opened.push(repository);
  return repository;
}
const put = IDBObjectStore.prototype.put;
const openDatabase = IDBFactory.prototype.open;
afterEach(() => {
  IDBObjectStore.prototype.put = put;
  IDBFactory.prototype.open = openDatabase;
  for (const repository of opened.splice(0)) repository.close();
});
/** No room: every write fails as browsers fail it, and those of its transaction are taken back. */
function fillDisk() {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
}
/** Reaches into a database as damage would. */
async function damage(name: string, work: (db: Dexie) => Promise<unknown>) {
  const db = await new Dexie(name).open();
  await work(db);
  db.close();
}

/** Ana has one goal at school and another only here; then her computer is shut down. */
async function anaWithUnsentWords() {
  const here = createClass();
  const { school, anaDevice, context } = here;
  const base = `damaged ${newId()}`;
  const phone = anaDevice({ repository: await open(base) });
  const [sent, unsent] = [newId(), newId()];
  await phone.client.run(goalOf(sent, context, 'At school'));
  await phone.sync();
  phone.weather.push = 'down';
  await phone.client.run(goalOf(unsent, context, 'Only here'));
  await phone.engine.settled();
  const key = 'a page';
  await phone.client.run({ do: 'scratch.keep', key, words: { question: 'Half a th' } });
  await phone.client.run({ do: 'coach.rule', criterion: 'goal', on: false });
  phone.kill();
  phone.repository.close();

  /** Everything is as it was, and the words that were only here are at school. */
  async function expectWhole() {
    const again = anaDevice({ repository: await open(base, here.now) });
    await again.sync();
    expect(school.record(unsent)?.fields.next).toBe('Only here');
    // Some damage is met only by who looks there; what is missing then comes by itself.
    await again.view({ kind: 'home', context: null });
    await again.engine.settled();
    const { goals } = await again.view({ kind: 'home', context: null });
    expect(goals.map(({ fields }) => fields.next)).toEqual(['Only here', 'At school']);
    const made = school.received().filter(({ record }) => record === unsent);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    return again;
  }
  return { ...here, base, unsent, sent, expectWhole, scratch: key };
}

const REBUILT = { storage: 'rebuilt', state: 'saved', unsent: 0 };

describe('storage that cannot be read is set aside and built anew, with the words that were only here', () => {
  it.each([
    ['a record that is none', 'records', { base: null, scopes: [] }],
    ['a state that is none', 'state', { key: 'state', device: 7 }],
    ['a waiting write that is none', 'outbox', { order: '999', record: 'x', status: 'waiting' }],
    [
      'a record of another shape',
      'records',
      { id: 'y', shown: { id: 'y' }, base: null, scopes: [] },
    ],
  ])('%s', async (_name, table, damaged) => {
    const { base, expectWhole, scratch, sent, ana } = await anaWithUnsentWords();
    const where = { id: sent, kind: 'goal', kindLearner: `goal ${ana}`, learner: ana };
    const row = table === 'records' ? { ...where, ...damaged } : damaged;
    await damage(base, (db) => db.table(table).put(row));
    const again = await expectWhole();
    expect(await again.view({ kind: 'sync' })).toMatchObject(REBUILT);
    const words = await again.repository.read((tables) => tables.scratch.get(scratch));
    expect(words?.words).toEqual({ question: 'Half a th' });
    const all = await generationsOf(base);
    expect(all[0]).toBe(base);
    expect(all).toHaveLength(2);
    await damage(base, async (db) => expect(await db.table(table).toArray()).toContainEqual(row));
  });

  it('a table that is missing', async () => {
    const { base, expectWhole } = await anaWithUnsentWords();
    const version = await new Promise<number>((resolve) => {
      const request = openDatabase.call(indexedDB, base);
      request.onsuccess = () => {
        resolve(request.result.version);
        request.result.close();
      };
    });
    await new Promise((resolve) => {
      const request = openDatabase.call(indexedDB, base, version + 1);
      request.onupgradeneeded = () => request.result.deleteObjectStore('records');
      request.onsuccess = () => resolve(request.result.close());
    });
    const again = await expectWhole();
    expect(await again.view({ kind: 'sync' })).toMatchObject(REBUILT);
    const [state] = await again.repository.read((tables) => tables.state.all());
    expect(state?.coachWithout).toEqual(['goal']);
  });

  it('one that a later version of Waymark laid out', async () => {
    const { base, expectWhole } = await anaWithUnsentWords();
    await new Promise((resolve) => {
      const request = openDatabase.call(indexedDB, base, 990);
      request.onupgradeneeded = () => request.result.createObjectStore('of_tomorrow');
      request.onsuccess = () => resolve(request.result.close());
    });
    const again = await expectWhole();
    expect(await again.view({ kind: 'sync' })).toMatchObject(REBUILT);
  });

  it('one that does not open at all, with nothing to rescue', async () => {
    const { base, anaDevice } = await anaWithUnsentWords();
    IDBFactory.prototype.open = function (name, version) {
      if (name !== base) return openDatabase.call(this, name, version);
      const request = openDatabase.call(this, `${name} ${newId()}`);
      request.addEventListener('upgradeneeded', () => request.transaction?.abort());
      return request;
    };
    const again = anaDevice({ repository: await open(base) });
    await again.sync();
    const { goals } = await again.view({ kind: 'home', context: null });
    expect(goals.map(({ fields }) => fields.next)).toEqual(['At school']);
  });

  it('while it is in use: the write goes on in the new one, and so does the other tab', async () => {
    const { base, anaDevice, context, school } = await anaWithUnsentWords();
    const phone = anaDevice({ repository: await open(base) });
    const other = anaDevice({ repository: await open(base) });
    await phone.sync();
    const ending = new AbortController();
    const moved = new Promise<void>((resolve) =>
      other.repository.watch(({ everything }) => everything && resolve(), ending.signal),
    );
    await damage(base, (db) => db.table('state').put({ key: 'state' }));
    const [goal, there] = [newId(), newId()];
    expect(await phone.client.run(goalOf(goal, context, 'Meanwhile'))).toEqual({ ok: true });
    await moved;
    ending.abort();
    expect(await other.client.run(goalOf(there, context, 'Over there'))).toEqual({ ok: true });
    await phone.sync();
    expect(school.record(goal)?.fields.next).toBe('Meanwhile');
    expect(school.record(there)?.fields.next).toBe('Over there');
    for (const device of [phone, other])
      expect(await device.view({ kind: 'sync' })).toMatchObject(REBUILT);
    expect(await generationsOf(base)).toHaveLength(2);
  });

  it('is said until it was read, or for a day', async () => {
    const { base, expectWhole, pass } = await anaWithUnsentWords();
    await damage(base, (db) => db.table('state').put({ key: 'state' }));
    const again = await expectWhole();
    const storage = async () => (await again.view({ kind: 'sync' })).storage;
    expect(await storage()).toBe('rebuilt');
    pass(25 * 3_600_000);
    expect(await storage()).toBe('good');
    pass(-25 * 3_600_000);
    expect(await storage()).toBe('rebuilt');
    await again.client.run({ do: 'storage.noted' });
    expect(await storage()).toBe('good');
  });

  it('is kept for thirty days, and goes at once with everything else of the person', async () => {
    const { base, expectWhole, now } = await anaWithUnsentWords();
    await damage(base, (db) => db.table('state').put({ key: 'state' }));
    (await expectWhole()).repository.close();
    (await open(base, () => now() + 29 * 86_400_000)).close();
    expect(await generationsOf(base)).toHaveLength(2);
    (await open(base, () => now() + 31 * 86_400_000)).close();
    expect(await generationsOf(base)).toHaveLength(1);
    await deleteDexieRepository(base);
    expect(await generationsOf(base)).toEqual([]);
  });
});

describe('storage that is full', () => {
  it('writes all or nothing, says so, and takes the words when there is room', async () => {
    const { school, anaDevice, context } = createClass();
    const phone = anaDevice({ repository: await open(`full ${newId()}`) });
    await phone.sync();
    const before = await phone.repository.read((tables) => tables.state.all());
    fillDisk();
    const [one, two] = [newId(), newId()];
    const no = { ok: false, code: 'storage_full' };
    expect(await phone.client.run(goalOf(one, context, 'First try'))).toEqual(no);
    expect(await phone.client.run(goalOf(one, context, 'Second try'))).toEqual(no);
    expect((await phone.view({ kind: 'sync' })).storage).toBe('full');
    expect(await phone.repository.read((tables) => tables.state.all())).toEqual(before);
    expect(await phone.repository.read((tables) => tables.outbox.all())).toEqual([]);
    IDBObjectStore.prototype.put = put;
    expect(await phone.client.run(goalOf(two, context, 'Later'))).toEqual({ ok: true });
    expect((await phone.view({ kind: 'sync' })).storage).toBe('good');
    await phone.sync();
    expect(school.record(one)?.fields.next).toBe('Second try');
    expect(school.record(two)?.fields.next).toBe('Later');
  });

  it('a pull that finds no room is tried again later and breaks nothing', async () => {
    const { anaDevice, context } = createClass();
    const [phone, laptop] = [anaDevice(), anaDevice({ repository: await open(`full ${newId()}`) })];
    await laptop.sync();
    await phone.client.run(goalOf(newId(), context, 'From the phone'));
    await phone.sync();
    fillDisk();
    await expect(laptop.sync()).rejects.toThrow('no room');
    expect((await laptop.view({ kind: 'home', context: null })).goals).toEqual([]);
    IDBObjectStore.prototype.put = put;
    await laptop.sync();
    expect((await laptop.view({ kind: 'home', context: null })).goals).toHaveLength(1);
  });

  it('is asked again by itself, in the order of writing, until all fits', async () => {
    const written: string[] = [];
    let room = 0;
    let pauses = 0;
    const full = new DOMException('no room', 'QuotaExceededError');
    const { promise: done, resolve } = Promise.withResolvers<void>();
    const unwritten = createUnwritten(
      async (command) => {
        if (written.length >= room) throw full;
        written.push(command.do === 'goal.write' ? command.goal : '');
        if (written.length === 3) resolve();
      },
      async () => {
        pauses += 1;
        room = pauses;
      },
    );
    const [a, b, c] = [newId(), newId(), newId()];
    for (const goal of [a, b, c, a]) unwritten.keep(goalOf(goal, null, 'x'));
    unwritten.keep({ do: 'goal.delete', goal: a });
    await done;
    expect(written).toEqual([b, c, a]);
  });
});
