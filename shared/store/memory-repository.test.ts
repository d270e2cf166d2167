import { describe, expect, it } from 'vitest';
import { createMemoryRepository } from './memory-repository.ts';
import type { Change } from './repository.ts';

describe('the repository in memory', () => {
  it('takes a failed write back and tells nobody', async () => {
    const repository = createMemoryRepository();
    const changes: Change[] = [];
    repository.watch((change) => changes.push(change), new AbortController().signal);
    await repository.write((tables) => tables.scratch.put([{ key: 'a', words: {}, at: 1 }]));
    const failed = repository.write(async (tables) => {
      await tables.scratch.put([{ key: 'a', words: { question: 'Why?' }, at: 2 }]);
      await tables.scratch.put([{ key: 'b', words: {}, at: 2 }]);
      await tables.scratch.drop(['a']);
      throw new Error('half-way');
    });
    await expect(failed).rejects.toThrow('half-way');
    expect(await repository.read((tables) => tables.scratch.all())).toEqual([
      { key: 'a', words: {}, at: 1 },
    ]);
    expect(changes).toEqual([{ records: [], tables: ['scratch'] }]);
  });

  it('writes one after the other', async () => {
    const repository = createMemoryRepository();
    const count = () =>
      repository.write(async (tables) => {
        const at = (await tables.scratch.get('n'))?.at ?? 0;
        await tables.scratch.put([{ key: 'n', words: {}, at: at + 1 }]);
      });
    await Promise.all(Array.from({ length: 20 }, count));
    expect(await repository.read((tables) => tables.scratch.get('n'))).toMatchObject({ at: 20 });
  });
});
