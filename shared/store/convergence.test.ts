import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { openDexieRepository } from './dexie-repository.ts';
import { createClass, goalOf } from './double/class.ts';
import type { Device, Weather } from './double/device.ts';
import { createMemoryRepository } from './memory-repository.ts';
import type { Repository } from './repository.ts';

type Who = 'phone' | 'laptop' | 'desk';
type Act =
  | { act: 'goal'; who: 'phone' | 'laptop'; goal: number; field: 'next' | 'path' }
  | { act: 'delete'; who: 'phone' | 'laptop'; goal: number }
  | { act: 'feedback'; feedback: number }
  | { act: 'release' | 'undo'; feedback: number }
  | { act: 'answer'; who: 'phone' | 'laptop'; feedback: number }
  | { act: 'reply'; who: Who; feedback: number }
  | { act: 'sync'; who: Who }
  | { act: 'weather'; who: Who; weather: Weather }
  | { act: 'kill'; who: Who; after: number };

const learners = fc.constantFrom('phone' as const, 'laptop' as const);
const anyone = fc.constantFrom('phone' as const, 'laptop' as const, 'desk' as const);
const few = fc.nat(2);
const sky = fc.constantFrom('fair' as const, 'lost' as const, 'down' as const, 'broken' as const);
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constant('goal' as const),
    who: learners,
    goal: few,
    field: fc.constantFrom('next' as const, 'path' as const),
  }),
  fc.record({ act: fc.constant('delete' as const), who: learners, goal: few }),
  fc.record({ act: fc.constant('feedback' as const), feedback: few }),
  fc.record({ act: fc.constantFrom('release' as const, 'undo' as const), feedback: few }),
  fc.record({ act: fc.constant('answer' as const), who: learners, feedback: few }),
  fc.record({ act: fc.constant('reply' as const), who: anyone, feedback: few }),
  fc.record({ act: fc.constant('sync' as const), who: anyone }),
  fc.record({
    act: fc.constant('weather' as const),
    who: anyone,
    weather: fc.record({ push: sky, pull: sky }),
  }),
  fc.record({ act: fc.constant('kill' as const), who: anyone, after: fc.nat(60) }),
);

const FAIR: Weather = { push: 'fair', pull: 'fair' };

async function play(script: readonly Act[], disks: Record<Who, Repository>) {
  const { school, teacherDevice, anaDevice, ana, context, ...here } = createClass();
  const start = (who: Who): Device =>
    (who === 'desk' ? teacherDevice : anaDevice)({ repository: disks[who] });
  const devices: Record<Who, Device> = {
    phone: start('phone'),
    laptop: start('laptop'),
    desk: start('desk'),
  };
  const goals = [newId(), newId(), newId()];
  const feedbacks = [0, 1, 2].map((n) => here.feedbackFor(ana, { observation: `Seen ${n}` }));
  const replies = new Set<string>();
  /** Last words of each device in each field of each goal. */
  const last = new Map<string, Map<Who, string>>();
  let count = 0;
  await devices.desk.sync();

  async function act(step: Act): Promise<void> {
    count += 1;
    const words = `words ${count}`;
    switch (step.act) {
      case 'goal': {
        const goal = goals[step.goal] ?? '';
        const command = { ...goalOf(goal, context, words), answers: { [step.field]: words } };
        const outcome = await devices[step.who].client.run(command);
        if (!outcome.ok) return;
        const key = `${goal} ${step.field}`;
        last.set(key, (last.get(key) ?? new Map()).set(step.who, words));
        return;
      }
      case 'delete': {
        const goal = goals[step.goal] ?? '';
        await devices[step.who].client.run({ do: 'goal.delete', goal });
        for (const field of ['next', 'path']) last.get(`${goal} ${field}`)?.delete(step.who);
        return;
      }
      case 'feedback': {
        const command = feedbacks[step.feedback];
        if (command === undefined) return;
        await devices.desk.client.run({ ...command, words: { nextStep: words } });
        return;
      }
      case 'release':
      case 'undo': {
        const feedback = feedbacks[step.feedback]?.feedback ?? '';
        await devices.desk.client.run({ do: `feedback.${step.act}`, feedback });
        return;
      }
      case 'answer': {
        const id = feedbacks[step.feedback]?.step ?? '';
        await devices[step.who].client.run({ do: 'step.answer', step: id, plan: words });
        return;
      }
      case 'reply': {
        const [id, reply] = [feedbacks[step.feedback]?.step ?? '', newId()];
        const device = devices[step.who];
        const run = await device.client.run({ do: 'reply.write', reply, step: id, text: words });
        if (run.ok) replies.add(reply);
        return;
      }
      case 'sync':
        return devices[step.who].sync();
      case 'weather':
        Object.assign(devices[step.who].weather, step.weather);
        return;
      case 'kill': {
        // Somewhere in a run: after so many turns of the microtask queue.
        const dying = devices[step.who];
        dying.engine.kick();
        for (let turn = 0; turn < step.after; turn++) await Promise.resolve();
        dying.kill();
        devices[step.who] = start(step.who);
        Object.assign(devices[step.who].weather, dying.weather);
      }
    }
  }
  for (const step of script) await act(step);

  const all = Object.values(devices);
  for (const device of all) Object.assign(device.weather, FAIR);
  for (const device of [...all, ...all]) await device.sync();

  for (const device of all) {
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
  const [phone, laptop] = await Promise.all([
    devices.phone.view({ kind: 'home' }),
    devices.laptop.view({ kind: 'home' }),
  ]);
  expect(phone).toEqual(laptop);
  const living = school.records().filter((record) => !record.deleted);
  expect(phone.goals.map((goal) => goal.id).sort()).toEqual(
    living.flatMap((record) => (record.kind === 'goal' ? [record.id] : [])).sort(),
  );

  // Nothing doubled: no record that nobody made, no mutation with two contents.
  const made = new Set([...goals, ...replies, ...feedbacks.flatMap((f) => [f.feedback, f.step])]);
  const server = new Set(['course', 'membership', 'assignment']);
  const theirs = school.records().filter((record) => !server.has(record.kind));
  for (const record of theirs) expect(made).toContain(record.id);
  const contents = new Map<string, string>();
  for (const mutation of school.received()) {
    const text = JSON.stringify(mutation);
    expect(contents.get(mutation.id) ?? text).toBe(text);
    contents.set(mutation.id, text);
  }

  // Nothing lost: the last words of one device or the other stand; a goal deleted meanwhile refuses visibly.
  const refused = new Set<string>();
  for (const device of all) {
    const view = await device.view({ kind: 'sync' });
    expect(view.state).toBe('saved');
    for (const { words } of view.refused) for (const text of words) refused.add(text);
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
    const text = contents.size > 0 && school.record(reply) !== undefined;
    const refusedReply = await Promise.all(
      all.map((device) => device.repository.read((tables) => tables.refused.all())),
    );
    const visible = refusedReply.flat().some(({ mutation }) => mutation.record === reply);
    expect(text || visible).toBe(true);
  }
  for (const device of all) device.kill();
}

describe('whatever happens on the way', () => {
  it('all devices end with what the school holds; nothing doubled, nothing lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { maxLength: 40 }), (script) =>
        play(script, {
          phone: createMemoryRepository(),
          laptop: createMemoryRepository(),
          desk: createMemoryRepository(),
        }),
      ),
      { numRuns: Number(process.env.RUNS ?? 300) },
    );
  }, 60_000);

  it('also on disk', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { maxLength: 25 }), async (script) => {
        const open = () => openDexieRepository(`convergence ${newId()}`);
        const disks = { phone: await open(), laptop: await open(), desk: await open() };
        await play(script, disks);
        for (const disk of Object.values(disks)) disk.close();
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});
