import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, expect, it, vi } from 'vitest';
import { generationsOf, newestOf } from './generations.ts';

afterEach(() => vi.restoreAllMocks());

const make = async (name: string) => {
  const db = new Dexie(name);
  db.version(1).stores({ rows: '' });
  await db.open();
  db.close();
};
/** As Firefox does while one database of the origin is damaged. */
const refuse = () => Promise.reject(new DOMException('', 'UnknownError'));

it('asks once more where the browser tells no names: opening a damaged database mends that', async () => {
  await make('one');
  await make('one #5');
  vi.spyOn(indexedDB, 'databases').mockImplementationOnce(refuse);
  expect(await generationsOf('one')).toEqual(['one', 'one #5']);
});

it('knows the first alone where no names are told, and makes none by asking', async () => {
  vi.spyOn(indexedDB, 'databases').mockImplementation(refuse);
  expect(await newestOf('other')).toBe('other');
  vi.restoreAllMocks();
  expect(await generationsOf('other')).toEqual([]);
});
