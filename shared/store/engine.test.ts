import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { createClass, goalOf } from './double/class.ts';
import { createEngine, type EngineStatus } from './engine.ts';
import { forgetSynced } from './forget.ts';
import { createMemoryRepository } from './memory-repository.ts';
import { backoff } from './pause.ts';
import type { Answer, Transport } from './transport.ts';

const down: Answer<never> = { ok: false, code: 'unreachable' };

function engineOver(transport: Partial<Transport>) {
  const ending = new AbortController();
  const pauses: { ms: number; end: () => void }[] = [];
  const engine = createEngine({
    repository: createMemoryRepository(),
    transport: {
      push: async () => down,
      pull: async () => down,
      live: async () => down,
      meta: async () => down,
      ...transport,
    },
    now: Date.now,
    signal: ending.signal,
    pause: (ms, signal) =>
      new Promise((resolve) => {
        pauses.push({ ms, end: resolve });
        signal.addEventListener('abort', () => resolve(), { once: true });
      }),
  });
  return { engine, ending, pauses };
}
const turns = async (n: number) => {
  for (let turn = 0; turn < n; turn++) await Promise.resolve();
};

describe('the engine', () => {
  it('waits longer after each failure, up to a minute, never all at the same moment', () => {
    expect(backoff(1, () => 0)).toBe(500);
    expect(backoff(1, () => 1)).toBe(1000);
    expect(backoff(4, () => 1)).toBe(8000);
    expect(backoff(50, () => 1)).toBe(60_000);
  });

  it('tries again by itself, and a write meanwhile does not hammer the server', async () => {
    let pulls = 0;
    const { engine, ending, pauses } = engineOver({
      pull: async () => {
        pulls += 1;
        return down;
      },
    });
    const seen: EngineStatus[] = [];
    engine.watch((status) => seen.push(status), ending.signal);
    await engine.flush();
    expect(pulls).toBe(1);
    engine.wrote();
    await engine.settled();
    expect(pulls).toBe(1);
    pauses[0]?.end();
    await turns(20);
    await engine.settled();
    expect(pulls).toBe(2);
    expect(seen).toEqual(['busy', 'offline']);
    expect(pauses[1]?.ms).toBeGreaterThan(0);
    engine.kick();
    await engine.settled();
    expect(pulls).toBe(3);
    ending.abort();
  });

  it('leaves the server alone for as long as it asks', async () => {
    const { engine, pauses, ending } = engineOver({
      pull: async () => ({ ok: false, code: 'too_many_requests', retryAfterMs: 90_000 }),
    });
    await engine.flush();
    expect(pauses[0]?.ms).toBe(90_000);
    ending.abort();
  });

  it('listens again after a stream ends, until nobody watches', async () => {
    let streams = 0;
    const { engine, pauses } = engineOver({
      live: async () => {
        streams += 1;
        return { ok: true, value: null };
      },
    });
    const watching = new AbortController();
    engine.listen(watching.signal);
    await turns(20);
    expect([streams, pauses.length]).toEqual([1, 1]);
    pauses[0]?.end();
    await turns(20);
    expect([streams, pauses.length]).toEqual([2, 2]);
    watching.abort();
    await turns(20);
    expect(streams).toBe(2);
  });

  it('a page that goes pushes what waits although a run is under way', async () => {
    const { school, anaDevice, context } = createClass();
    const phone = anaDevice();
    await phone.sync();
    const goal = newId();
    phone.engine.kick();
    await phone.client.run(goalOf(goal, context, 'Last words'));
    await phone.engine.flush();
    expect(school.record(goal)?.fields.next).toBe('Last words');
    expect(await phone.view({ kind: 'sync' })).toMatchObject({ state: 'saved', unsent: 0 });
  });

  it('on a shared computer forgets what the school has, and keeps what it has not', async () => {
    const { school, anaDevice, context } = createClass();
    const phone = anaDevice();
    const [sent, unsent] = [newId(), newId()];
    await phone.client.run(goalOf(sent, context, 'At school'));
    await phone.sync();
    phone.weather.push = 'down';
    await phone.client.run(goalOf(unsent, context, 'Only here'));
    await phone.engine.settled();
    await phone.repository.write(forgetSynced);
    const left = await phone.repository.read((tables) => tables.records.all());
    expect(left.map((row) => row.id)).toEqual([unsent]);
    phone.weather.push = 'fair';
    await phone.sync();
    expect(school.record(unsent)?.fields.next).toBe('Only here');
    expect((await phone.view({ kind: 'home', context: null })).goals).toHaveLength(2);
  });
});
