import { Dexie } from 'dexie';
import { openAsItIs } from './as-it-is.ts';
import { type Disk, openDisk, VERSION } from './disk.ts';
import { Corrupt, isDenied, isFull } from './fault.ts';
import { newestOf, nextAfter } from './generations.ts';
import { isMarked, mark } from './mark.ts';
import { TABLE_NAMES } from './repository.ts';
import { bringIn, rescueFrom } from './rescue.ts';
import { stateOf } from './state.ts';

/** Tabs of one person do this one after the other. Where there are no locks, each builds one and the newest is used. */
function alone<T>(base: string, work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks === undefined ? work() : locks.request(`${base} renewal`, work);
}

/** A new database beside one that cannot be read, with what of a person's own could be rescued. */
export function renew(base: string, failed: string, now: () => number): Promise<Disk> {
  return alone(base, async () => {
    const newest = await newestOf(base);
    if (newest !== failed && newest !== base) return openDisk(newest);
    const rescued = await rescueFrom(failed);
    const name = nextAfter(failed, base, now());
    const disk = await openDisk(name);
    try {
      await disk.write((tables) => bringIn(tables, rescued, now()));
    } catch (error) {
      // Without room the old one stays the one that counts: a new one would hide what was not brought in.
      disk.close();
      await Dexie.delete(name);
      throw error;
    }
    return disk;
  });
}

/** Of this version, or one that can be brought up to it. Dexie would mend tables that are missing, without their rows. */
async function checkLayout(name: string): Promise<void> {
  const found = await openAsItIs(name);
  if (found === 'absent') return;
  const { version, objectStoreNames } = found;
  found.close();
  const isWhole = TABLE_NAMES.every((table) => objectStoreNames.contains(table));
  if (!isWhole || Math.floor(version / 10) > VERSION) throw new Corrupt(`layout ${version}`);
}

/** Not before: an empty database that is still empty the next time was not damaged. */
function markWithFirstRow(base: string, disk: Disk): void {
  const first = new AbortController();
  disk.watch(() => {
    first.abort();
    void mark(base);
  }, first.signal);
}

/**
 * Chromium throws damaged LevelDB files of an origin away by itself and gives an empty database, Firefox a
 * damaged SQLite file. Then nothing can be rescued, but that something was here is known by a mark kept elsewhere, and is said.
 */
async function sayIfWiped(base: string, disk: Disk, now: number): Promise<void> {
  const state = await disk.read((tables) => tables.state.get('state'));
  if (state !== undefined) return mark(base);
  if (!(await isMarked(base))) return markWithFirstRow(base, disk);
  await disk.write(async (tables) =>
    tables.state.put([{ ...(await stateOf(tables)), rebuiltAt: now }]),
  );
}

/** The database that counts now; rejects where the browser keeps nothing, or has no room for it. */
export async function openNewest(base: string, now: () => number): Promise<Disk> {
  const name = await newestOf(base);
  try {
    await checkLayout(name);
    const disk = await openDisk(name);
    await sayIfWiped(base, disk, now());
    return disk;
  } catch (error) {
    if (isDenied(error) || isFull(error)) throw error;
    return renew(base, name, now);
  }
}
