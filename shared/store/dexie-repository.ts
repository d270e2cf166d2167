import { Dexie } from 'dexie';
import type { PersonId } from '../model/ids.ts';
import { createListeners } from './change.ts';
import type { Disk } from './disk.ts';
import { isFull, isUnreadable } from './fault.ts';
import { generationsOf, outlived } from './generations.ts';
import { unmark } from './mark.ts';
import { openNewest, renew } from './renewal.ts';
import { type Change, type Repository, TABLE_NAMES } from './repository.ts';

/** One local database for each person at each server; nobody's rows lie beside another's. */
export const databaseName = (server: string, person: PersonId): string =>
  `waymark ${new URL(server).origin} ${person}`;

const EVERYTHING: Change = { records: [], tables: [...TABLE_NAMES, 'storage'], everything: true };
const STORAGE: Change = { records: [], tables: ['storage'] };

/**
 * Rejects where the browser denies IndexedDB; the caller then keeps to memory. `base`: from databaseName. What cannot
 * be read, now or later, is set aside and built anew, once in the life of a process.
 */
export async function openDexieRepository(
  base: string,
  now: () => number = Date.now,
): Promise<Repository> {
  const listeners = createListeners();
  let ending = new AbortController();
  let full = false;
  let renewed = false;
  let isClosed = false;

  function take(disk: Disk): Disk {
    ending = new AbortController();
    disk.watch(listeners.tell, ending.signal);
    return disk;
  }
  let current = Promise.resolve(take(await openNewest(base, now)));

  /** The old one is left as it is; whoever reads or writes meanwhile waits for the new. */
  function moveTo(next: (former: Disk) => Promise<Disk>): void {
    const former = current;
    current = former.then(async (disk) => {
      ending.abort();
      disk.close();
      return take(await next(disk));
    });
    current.then(
      (disk) => (isClosed ? disk.close() : listeners.tell(EVERYTHING)),
      // Every read and write that waits for it fails with the same.
      () => undefined,
    );
  }
  // Another tab of the same person set the database aside.
  const channel = new BroadcastChannel(`${base} moved`);
  channel.onmessage = () => moveTo(() => openNewest(base, now));

  async function attempt<T>(work: (disk: Disk) => Promise<T>): Promise<T> {
    const used = current;
    try {
      return await work(await used);
    } catch (error) {
      if (!isUnreadable(error) || isClosed || (renewed && used === current)) throw error;
      if (used === current) {
        renewed = true;
        moveTo((disk) => renew(base, disk.name, now));
        void current.then(() => isClosed || channel.postMessage('moved'));
      }
      return work(await current);
    }
  }
  function become(next: boolean) {
    if (full === next) return;
    full = next;
    listeners.tell(STORAGE);
  }

  for (const name of await outlived(base, now())) await Dexie.delete(name);
  return {
    read: (work) => attempt((disk) => disk.read(work)),
    write: async (work) => {
      try {
        const result = await attempt((disk) => disk.write(work));
        become(false);
        return result;
      } catch (error) {
        if (isFull(error)) become(true);
        throw error;
      }
    },
    watch: listeners.add,
    isFull: () => full,
    close: () => {
      isClosed = true;
      channel.close();
      ending.abort();
      void current.then((disk) => disk.close());
    },
  };
}

/** Removes one person's data from this computer: unsent work, and what was set aside. */
export async function deleteDexieRepository(base: string): Promise<void> {
  for (const name of new Set([base, ...(await generationsOf(base))])) await Dexie.delete(name);
  await unmark(base);
}
