import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { openDexieRepository } from './dexie-repository.ts';
import type { Device, Weather } from './double/device.ts';
import { acts, play } from './double/script.ts';
import { createMemoryRepository } from './memory-repository.ts';

type Played = Awaited<ReturnType<typeof play>>;
const FAIR: Weather = { push: 'fair', pull: 'fair' };

async function calm(all: readonly Device[]): Promise<void> {
  for (const device of all) Object.assign(device.weather, FAIR);
  for (const device of [...all, ...all]) await device.sync();
}

async function expectTheSame({ school, devices }: Played): Promise<void> {
  for (const device of Object.values(devices)) {
    const [outbox, rows] = await device.repository.read(async (tables) => [
      await tables.outbox.all(),
      await tables.records.all(),
    ]);
    expect(outbox).toEqual([]);
    for (const row of rows) {
      expect(row.shown).toEqual(school.record(row.id));
      expect(row.base).toEqual(row.shown);
      expect(row.scopes.length).toBeGreaterThan(0);
    }
  }
  const phone = await devices.phone.view({ kind: 'home', context: null });
  expect(phone).toEqual(await devices.laptop.view({ kind: 'home', context: null }));
  const goals = school.records().filter((record) => record.kind === 'goal' && !record.deleted);
  expect(phone.goals.map((goal) => goal.id).sort()).toEqual(goals.map((goal) => goal.id).sort());
}

/** No record that nobody made, no mutation with two contents. */
function expectNothingDoubled({ school, goals, replies, feedbacks }: Played): void {
  const made = new Set([...goals, ...replies, ...feedbacks.flatMap((f) => [f.feedback, f.step])]);
  const shared = new Set(['course', 'membership', 'assignment']);
  for (const record of school.records()) {
    if (!shared.has(record.kind)) expect(made).toContain(record.id);
  }
  const contents = new Map<string, string>();
  for (const mutation of school.received()) {
    const text = JSON.stringify(mutation);
    expect(contents.get(mutation.id) ?? text).toBe(text);
    contents.set(mutation.id, text);
  }
}

/** The last words of one device or the other stand, or their refusal is visible. */
async function expectNothingLost({ school, devices, replies, last }: Played): Promise<void> {
  const refused = new Set<string>();
  const records = new Set<string>();
  for (const device of Object.values(devices)) {
    const view = await device.view({ kind: 'sync' });
    expect(view.state).toBe('saved');
    for (const { words } of view.refused) for (const text of words) refused.add(text);
    const writes = await device.repository.read((tables) => tables.refused.all());
    for (const { mutation } of writes) records.add(mutation.record);
  }
  for (const [key, byDevice] of last) {
    const [goal = '', field = ''] = key.split(' ');
    const record = school.record(goal);
    const candidates = [...byDevice.values()];
    if (record?.deleted || candidates.length === 0) continue;
    const stands = record !== undefined && candidates.includes(String(record.fields[field]));
    expect(stands || candidates.some((text) => refused.has(text))).toBe(true);
  }
  for (const reply of replies) {
    expect(school.record(reply) !== undefined || records.has(reply)).toBe(true);
  }
}

async function expectPromisesKept(played: Played): Promise<void> {
  const all = Object.values(played.devices);
  await calm(all);
  await expectTheSame(played);
  expectNothingDoubled(played);
  await expectNothingLost(played);
  for (const device of all) device.kill();
}

describe('whatever happens on the way', () => {
  it('all devices end with what the school holds; nothing doubled, nothing lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { maxLength: 40 }), async (script) => {
        const disks = {
          phone: createMemoryRepository(),
          laptop: createMemoryRepository(),
          desk: createMemoryRepository(),
        };
        await expectPromisesKept(await play(script, disks));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('also on disk', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { maxLength: 25 }), async (script) => {
        const open = () => openDexieRepository(`convergence ${newId()}`);
        const disks = { phone: await open(), laptop: await open(), desk: await open() };
        await expectPromisesKept(await play(script, disks));
        for (const disk of Object.values(disks)) disk.close();
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});
