import { expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

it('does the work for one key in its order, though the first takes longest', async () => {
  const run = inOrder<number>();
  const gate = Promise.withResolvers<void>();
  const done: string[] = [];
  const first = run(1, () => gate.promise.then(() => done.push('first')));
  const second = run(1, async () => done.push('second'));
  await run(2, async () => done.push('another key'));
  expect(done).toEqual(['another key']);
  gate.resolve();
  await Promise.all([first, second]);
  expect(done).toEqual(['another key', 'first', 'second']);
});

it('goes on after a failure, which its own caller alone is told', async () => {
  const run = inOrder<string>();
  const failing = run('tab', () => Promise.reject(new Error('gone')));
  const next = run('tab', async () => 'here');
  await expect(failing).rejects.toThrow('gone');
  await expect(next).resolves.toBe('here');
});
