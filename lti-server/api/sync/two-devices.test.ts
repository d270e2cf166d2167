import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '../../../shared/model/ids.ts';
import type { Json } from '../../../shared/model/record.ts';
import type { Stamp } from '../../../shared/model/stamp.ts';
import { openDexieRepository } from '../../../shared/store/dexie-repository.ts';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import { serve, type TestServer } from '../server.fixture.ts';
import { type Browser, openBrowser } from './browser.fixture.ts';
import { type Act, actsOf, commandOf, deletionOf, typedIn, type Who } from './edits.fixture.ts';
import { Mirror } from './mirror.fixture.ts';
import { comment, makeSchool, personAt, type TestSchool } from './school.fixture.ts';

const EDITS = 1000;
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

onBothDatabases('one learner with two devices', ({ database, tenant }) => {
  let school: TestSchool;
  let server: TestServer;
  const browsers: Browser[] = [];
  beforeEach(async () => {
    school = await makeSchool(database(), tenant());
    server = await serve(database());
  });
  afterEach(async () => {
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
          if (former?.stamps[field] === stamp || value === undefined) return [];
          const over = former?.fields[field];
          return [{ who: act.who, record: id, field, value, over, stamp }];
        }),
      );
      if (typedIn(command, words)) expect(JSON.stringify(written)).toContain(words);
      ledger.push(...written);
      await device.settled();
    }
    return ledger;
  }

  it(`${EDITS} edits, each device without a network by turns: both end as the school, and every word is accounted for`, async () => {
    for (const made of Array.from({ length: 6 }, () => comment(school, 'released')))
      await personAt(database(), tenant(), school.ada).send(made.feedback, made.step);
    const devices = { phone: await open(), laptop: await open() };
    const both = Object.values(devices);
    for (const device of both) await device.sync();
    const ledger = await live(actsOf(SEED, EDITS), devices);
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
  }, 180_000);
});
