import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const put = IDBObjectStore.prototype.put;
const get = IDBObjectStore.prototype.get;
/** A worker that has just started: it knows nothing but what lies on the disk. */
async function freshWorker() {
  vi.resetModules();
  return import('./lasting.ts');
}
beforeEach(async () => {
  for (const { name } of await indexedDB.databases()) await Dexie.delete(name ?? '');
});
afterEach(() => {
  IDBObjectStore.prototype.put = put;
  IDBObjectStore.prototype.get = get;
});

it('keeps what is written over the end of the worker', async () => {
  await (await freshWorker()).writeLasting('accounts', { a: 1 });
  const { readLasting, lastingState } = await freshWorker();
  expect(await readLasting('accounts')).toEqual({ a: 1 });
  expect(await lastingState()).toBe('good');
});

it('remembers what finds no room, says so, and writes it when there is room', async () => {
  const worker = await freshWorker();
  await worker.readLasting('accounts');
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  await worker.writeLasting('accounts', { a: 2 });
  expect(await worker.readLasting('accounts')).toEqual({ a: 2 });
  expect(await worker.lastingState()).toBe('full');
  IDBObjectStore.prototype.put = put;
  await worker.writeLasting('tokens', {});
  expect(await worker.lastingState()).toBe('good');
  expect(await (await freshWorker()).readLasting('accounts')).toEqual({ a: 2 });
});

it('sets a damaged place aside, brings over what is readable, and says so, also to the next worker', async () => {
  const before = await freshWorker();
  await before.writeLasting('accounts', { a: 3 });
  await before.writeLasting('tokens', { t: 1 });
  const damaged = ['tokens'];
  IDBObjectStore.prototype.get = function (key) {
    if (this.transaction.db.name === 'waymark' && damaged.includes(String(key)))
      throw new DOMException('damaged', 'UnknownError');
    return get.call(this, key);
  };
  const worker = await freshWorker();
  expect(await worker.readLasting('tokens')).toBeUndefined();
  expect(await worker.readLasting('accounts')).toEqual({ a: 3 });
  expect(await worker.lastingState()).toBe('rebuilt');
  await worker.writeLasting('tokens', { t: 2 });
  const next = await freshWorker();
  expect(await next.readLasting('tokens')).toEqual({ t: 2 });
  expect(await next.lastingState()).toBe('rebuilt');
  const names = (await indexedDB.databases()).map(({ name }) => name);
  expect(names).toContain('waymark');
  expect(names).toHaveLength(2);
});
