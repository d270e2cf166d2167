import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { aloneIn } from './alone.ts';
import { createClass, goalOf } from './double/class.ts';
import { createEngine } from './engine.ts';
import { createLocalClient } from './local-client.ts';
import { createMemoryRepository } from './memory-repository.ts';
import type { Transport } from './transport.ts';

const down = { ok: false, code: 'unreachable' } as const;
const bytes = (body: unknown) => new TextEncoder().encode(JSON.stringify(body)).length;

/** A page of Ana's that goes: none of its requests is answered. */
function leavingPage() {
  const { school, ana, context, now } = createClass();
  const repository = createMemoryRepository();
  const pushes: Parameters<Transport['push']>[0][] = [];
  const never = new Promise<never>(() => undefined);
  const engine = createEngine({
    ...{ repository, now, signal: new AbortController().signal },
    transport: {
      push: (request) => {
        pushes.push(request);
        return never;
      },
      ...{ pull: async () => down, live: async () => down, meta: async () => down },
    },
  });
  const me = {
    person: ana,
    name: 'Ana',
    courses: [{ context, role: 'learner', title: '' }],
  } as const;
  const client = createLocalClient({ repository, engine, me, now });
  /** Words of a tab that has no engine of its own. */
  const silent = { ...engine, wrote: () => undefined };
  const quiet = createLocalClient({ repository, engine: silent, me, now });
  return { school, ana, context, engine, client, quiet, pushes };
}
const settled = async (pushes: unknown[], count: number) => {
  while (pushes.length < count) await new Promise((resolve) => setTimeout(resolve));
};

describe('the last moment of a page', () => {
  it('an outbox too large for one request goes in two that outlive the page, each whole in itself', async () => {
    const { quiet, engine, pushes, school, ana, context } = leavingPage();
    for (let n = 0; n < 60; n++) await quiet.run(goalOf(newId(), context, 'ä'.repeat(500)));
    void engine.flush();
    await settled(pushes, 2);
    for (const push of pushes) {
      expect(bytes(push)).toBeLessThan(30_000);
      expect(push.mutations.length).toBeGreaterThan(15);
    }
    const [first, second] = pushes.map(({ mutations }) => mutations.map(({ id }) => id));
    expect(second?.filter((id) => first?.includes(id))).toEqual([]);
    // They arrive the other way round, and all is taken.
    for (const push of pushes.toReversed())
      for (const { status } of school.push(ana, push).results) expect(status).toBe('applied');
  });

  it('words that build on what is under way take it along', async () => {
    const { client, engine, pushes, school, ana, context } = leavingPage();
    const [goal, other] = [newId(), newId()];
    await client.run(goalOf(goal, context, 'First words'));
    await settled(pushes, 1);
    await client.run(goalOf(other, context, 'Others'));
    await client.run({ do: 'goal.tie', goal, context, lmsAssignment: '7', on: true });
    void engine.flush();
    await settled(pushes, 2);
    const [under, beside] = pushes;
    expect(under?.mutations.map(({ record }) => record)).toEqual([goal]);
    expect(beside?.mutations[0]).toEqual(under?.mutations[0]);
    for (const push of pushes.toReversed())
      for (const { status } of school.push(ana, push).results) expect(status).toBe('applied');
    expect(school.record(goal)?.fields.assignments).toHaveLength(1);
    expect(school.record(other)?.fields.next).toBe('Others');
  });
});

describe('two tabs of one person over one database', () => {
  it('push one at a time, and nothing goes twice', async () => {
    const { school, anaDevice, context } = createClass();
    const alone = aloneIn(`tabs ${newId()}`);
    let inside = 0;
    let most = 0;
    const counted = (run: () => Promise<void>) =>
      alone(async () => {
        inside += 1;
        most = Math.max(most, inside);
        await run();
        inside -= 1;
      });
    const repository = createMemoryRepository();
    const tabs = [0, 1, 2].map(() => anaDevice({ repository, alone: counted }));
    const goals = tabs.flatMap((tab) => [0, 1, 2, 3].map(() => ({ tab, goal: newId() })));
    for (const { tab, goal } of goals) {
      await tab.client.run(goalOf(goal, context, 'Once'));
      for (const { engine } of tabs) engine.kick();
    }
    for (const { engine } of tabs) await engine.settled();
    expect(most).toBe(1);
    const received = school.received().filter(({ kind }) => kind === 'goal');
    expect(received.map(({ record }) => record).sort()).toEqual(
      goals.map(({ goal }) => goal).sort(),
    );
  });

  it('a run that fails is not run again', async () => {
    const alone = aloneIn(`failing ${newId()}`);
    let runs = 0;
    const failing = alone(async () => {
      runs += 1;
      throw new Error('local database');
    });
    await expect(failing).rejects.toThrow('local database');
    expect(runs).toBe(1);
  });
});
