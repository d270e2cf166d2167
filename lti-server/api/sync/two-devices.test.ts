import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newId, sketchId } from '../../../shared/model/ids.ts';
import type { Json } from '../../../shared/model/record.ts';
import { MAX_AHEAD_MS, type Stamp } from '../../../shared/model/stamp.ts';
import type { Command } from '../../../shared/store/command.ts';
import { openDexieRepository } from '../../../shared/store/dexie-repository.ts';
import { createMemoryRepository } from '../../../shared/store/memory-repository.ts';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import { serve, type TestServer } from '../server.fixture.ts';
import { type Browser, openBrowser } from './browser.fixture.ts';
import { type Act, actsOf, commandOf, deletionOf, typedIn, type Who } from './edits.fixture.ts';
import { sameJson } from './merge.ts';
import { Mirror } from './mirror.fixture.ts';
import { comment, makeSchool, personAt, type TestSchool } from './school.fixture.ts';

/** As many as a busy month; where a school is only tried, enough to meet every kind. */
const EDITS = { PostgreSQL: 1000, PGlite: 200 };
const SEED = 20261129;

/** One field written on one device: over what, by its own stamp. */
type Written = {
  who: Who;
  record: string;
  field: string;
  value: Json;
  over: Json | undefined;
  stamp: Stamp;
};

const putInto = IDBObjectStore.prototype.put;

onBothDatabases('one learner with two devices', ({ kind, database, tenant }) => {
  const edits = EDITS[kind];
  let school: TestSchool;
  let server: TestServer;
  const browsers: Browser[] = [];
  beforeEach(async () => {
    school = await makeSchool(database(), tenant());
    server = await serve(database());
  });
  afterEach(async () => {
    vi.useRealTimers();
    IDBObjectStore.prototype.put = putInto;
    for (const browser of browsers.splice(0)) browser.close();
    await server.close();
  });

  async function open(parts: Partial<Parameters<typeof openBrowser>[0]> = {}): Promise<Browser> {
    const repository = await openDexieRepository(`two devices ${newId()}`);
    const at = { database: database(), tenant: tenant(), server, person: school.lin };
    const browser = await openBrowser({ ...at, repository, ...parts });
    browsers.push(browser);
    return browser;
  }

  /** What the school holds for the learner, as one who never wrote gets it. */
  async function atSchool(): Promise<Mirror> {
    const mirror = new Mirror(database(), tenant(), school.lin);
    await mirror.catchUp(500);
    return mirror;
  }

  async function live(acts: readonly Act[], devices: Record<Who, Browser>): Promise<Written[]> {
    const ledger: Written[] = [];
    for (const [n, act] of acts.entries()) {
      const device = devices[act.who];
      if (act.act === 'sky') {
        device.weather.sky = act.sky;
        await device.sync();
        continue;
      }
      const before = await device.rows();
      const words = `Words ${n}`;
      const command =
        act.act === 'edit' ? commandOf(act, words, school.course, before) : deletionOf(act, before);
      if (command === null) continue;
      expect(await device.run(command)).toEqual({ ok: true });
      const standing = new Map(before.map(({ id, shown }) => [id, shown]));
      const written = (await device.rows()).flatMap(({ id, shown }): Written[] =>
        Object.entries(shown.stamps).flatMap(([field, stamp]) => {
          const former = standing.get(id);
          const value = shown.fields[field];
          const over = former?.fields[field];
          if (former?.stamps[field] === stamp || value === undefined || sameJson(value, over))
            return [];
          return [{ who: act.who, record: id, field, value, over, stamp }];
        }),
      );
      if (typedIn(command, words)) expect(JSON.stringify(written)).toContain(words);
      ledger.push(...written);
      await device.settled();
    }
    return ledger;
  }

  it(`${edits} edits, each device without a network by turns: both end as the school, and every word is accounted for`, async () => {
    for (const made of Array.from({ length: 6 }, () => comment(school, 'released')))
      await personAt(database(), tenant(), school.ada).send(made.feedback, made.step);
    const devices = {
      phone: await open(),
      laptop: await open({ repository: createMemoryRepository() }),
    };
    const both = Object.values(devices);
    for (const device of both) await device.sync();
    const ledger = await live(actsOf(SEED, edits), devices);
    for (const device of both) device.weather.sky = 'fair';
    for (const device of [...both, ...both]) await device.sync();

    // Both hold what the school holds, and nothing waits.
    const mirror = await atSchool();
    const standing = [...mirror.bodies.values()].filter(({ id }) => mirror.has(id));
    for (const device of both) {
      expect(await device.view({ kind: 'sync' })).toMatchObject({ state: 'saved', unsent: 0 });
      const rows = await device.rows();
      expect(rows.map(({ id }) => id).toSorted()).toEqual(standing.map(({ id }) => id).toSorted());
      for (const { id, shown, base } of rows) {
        expect(shown).toEqual(mirror.bodies.get(id));
        expect(base).toEqual(shown);
      }
    }

    // Of each field the last stamp of all stands.
    const last = new Map<string, Written>();
    for (const one of ledger) {
      const key = `${one.record} ${one.field}`;
      const former = last.get(key);
      if (former === undefined || one.stamp > former.stamp) last.set(key, one);
    }
    for (const { record, field, value } of last.values())
      if (mirror.has(record)) expect(mirror.bodies.get(record)?.fields[field]).toEqual(value);

    // Nothing stands that nobody wrote, and no words twice.
    const places = new Map<string, Set<string>>();
    for (const { record, field, value } of ledger)
      if (typeof value === 'string' && value.startsWith('Words'))
        places.set(value, (places.get(value) ?? new Set()).add(`${record} ${field}`));
    const own = standing.filter(({ author }) => author === school.lin);
    const written = new Set(ledger.map(({ record }) => record));
    for (const { id, kind, fields } of own) {
      if (!['membership', 'assignment'].includes(kind)) expect(written).toContain(id);
      for (const [field, value] of Object.entries(fields))
        if (typeof value === 'string' && value.startsWith('Words'))
          expect(places.get(value)).toContain(`${id} ${field}`);
    }

    // Words stand, were written over by somebody who saw them, are offered or refused, or went with their record.
    const shown = new Set<Json>();
    for (const device of both) {
      const { kept, refused } = await device.view({ kind: 'sync' });
      for (const { words } of [...kept, ...refused]) for (const text of words) shown.add(text);
    }
    expect(shown.size).toBeGreaterThan(0);
    const overwritten = new Set(ledger.map(({ over }) => over));
    const lost = ledger.filter(
      ({ record, field, value }) =>
        typeof value === 'string' &&
        value.startsWith('Words') &&
        mirror.has(record) &&
        mirror.bodies.get(record)?.fields[field] !== value &&
        !overwritten.has(value) &&
        !shown.has(value),
    );
    expect(lost).toEqual([]);
  }, 300_000);

  const DAY = 24 * 3_600_000;
  /** Time goes by for the school and for every device. */
  const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
  const goalWith = (goal: string, answers: Record<string, string>): Command => ({
    ...{ do: 'goal.write', goal, context: school.course, answers },
  });
  const wordsOf = (cards: readonly { words: string[] }[]) => cards.flatMap(({ words }) => words);

  it('thirty days away, with words nobody has: they come by themselves, and merge', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const [phone, laptop] = [await open(), await open()];
    const [kept, gone, mine] = [newId(), newId(), newId()];
    for (const goal of [kept, gone]) await phone.run(goalWith(goal, { next: 'Before' }));
    for (const device of [phone, laptop]) await device.sync();
    phone.weather.sky = 'down';
    await phone.run(goalWith(kept, { next: 'From the train' }));
    await phone.run(goalWith(gone, { next: 'Said too late' }));
    await phone.run(goalWith(mine, { next: 'On the train' }));
    await phone.run({ do: 'sketch.write', part: 'values', text: 'From the train' });

    pass(30 * DAY);
    await laptop.run(goalWith(kept, { path: 'Daily' }));
    await laptop.run({ do: 'goal.delete', goal: gone });
    await laptop.run({ do: 'sketch.write', part: 'values', text: 'From home' });
    await laptop.sync();
    expect(await laptop.view({ kind: 'sync' })).toMatchObject({ state: 'saved', unsent: 0 });

    phone.weather.sky = 'fair';
    await phone.sync();
    await laptop.sync();
    const { state, refused, kept: offered } = await phone.view({ kind: 'sync' });
    expect(state).toBe('saved');
    expect(refused).toMatchObject([{ code: 'deleted', words: ['Said too late'] }]);
    expect(wordsOf(offered)).toEqual(['From the train']);
    const mirror = await atSchool();
    expect(mirror.bodies.get(kept)?.fields).toMatchObject({
      next: 'From the train',
      path: 'Daily',
    });
    expect(mirror.bodies.get(mine)?.fields.next).toBe('On the train');
    expect(mirror.bodies.get(sketchId(school.lin, 'values'))?.fields.text).toBe('From home');
    const home = await phone.view({ kind: 'home', context: null });
    expect(home).toEqual(await laptop.view({ kind: 'home', context: null }));
    expect(home.goals.map(({ id }) => id).toSorted()).toEqual([kept, mine].toSorted());
  });

  it.each([
    ['silent', 1],
    ['device', 91],
  ] as const)(
    'a %s session that has ended after %i days loses no word: whoever signs in again brings them',
    async (kind, days) => {
      vi.useFakeTimers({ toFake: ['Date'] });
      const repository = createMemoryRepository();
      const before = await open({ kind, repository });
      const goal = newId();
      await before.run(goalWith(goal, { next: 'At school' }));
      await before.sync();
      before.weather.sky = 'down';
      await before.run(goalWith(goal, { path: 'Only here' }));
      pass(days * DAY);
      before.weather.sky = 'fair';
      await before.sync();
      expect(await before.view({ kind: 'sync' })).toMatchObject({ state: 'signed_out', unsent: 1 });
      const { goals } = await before.view({ kind: 'home', context: null });
      expect(goals).toMatchObject([{ fields: { next: 'At school', path: 'Only here' } }]);
      const after = await open({ kind, repository });
      await after.sync();
      expect(await after.view({ kind: 'sync' })).toMatchObject({ state: 'saved', refused: [] });
      expect((await atSchool()).bodies.get(goal)?.fields.path).toBe('Only here');
    },
  );

  it.each([-365 * DAY, 365 * DAY])(
    'a clock that jumps by %i ms between two edits: what was written later stands',
    async (jump) => {
      let by = 0;
      const phone = await open({ now: () => Date.now() + by });
      const laptop = await open();
      const goal = newId();
      await phone.run(goalWith(goal, { next: 'First' }));
      await phone.sync();
      phone.weather.sky = 'down';
      await phone.run(goalWith(goal, { next: 'Second' }));
      by = jump;
      await phone.run(goalWith(goal, { next: 'Third' }));
      phone.weather.sky = 'fair';
      await phone.sync();
      expect((await atSchool()).bodies.get(goal)?.fields.next).toBe('Third');
      await laptop.sync();
      by = 0;
      await phone.sync();
      vi.useFakeTimers({ toFake: ['Date'] });
      pass(2 * MAX_AHEAD_MS);
      await laptop.run(goalWith(goal, { next: 'From the laptop' }));
      await laptop.sync();
      await phone.sync();
      const { goals } = await phone.view({ kind: 'home', context: null });
      expect(goals.map(({ fields }) => fields.next)).toEqual(['From the laptop']);
      expect(await phone.view({ kind: 'sync' })).toMatchObject({ state: 'saved', kept: [] });
    },
  );

  it('a device without room takes nothing in half, says so, and sends the words when there is room', async () => {
    const phone = await open();
    const goal = newId();
    await phone.run(goalWith(goal, { next: 'Before' }));
    await phone.sync();
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    const full = { ok: false, code: 'storage_full' };
    expect(await phone.run(goalWith(goal, { next: 'No room' }))).toEqual(full);
    expect(await phone.run(goalWith(newId(), { next: 'Nor here' }))).toEqual(full);
    expect((await phone.view({ kind: 'sync' })).storage).toBe('full');
    IDBObjectStore.prototype.put = putInto;
    expect(await phone.run(goalWith(goal, { path: 'Room again' }))).toEqual({ ok: true });
    await phone.sync();
    const goals = [...(await atSchool()).bodies.values()].filter(({ kind }) => kind === 'goal');
    expect(goals.map(({ fields: { next, path } }) => [next, path]).toSorted()).toEqual([
      ['No room', 'Room again'],
      ['Nor here', undefined],
    ]);
  });
});
