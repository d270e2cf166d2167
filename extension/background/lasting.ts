import { Dexie } from 'dexie';
import { openAsItIs } from '../../shared/store/as-it-is.ts';
import { isFull } from '../../shared/store/fault.ts';
import { generationsOf, newestOf, nextAfter } from '../../shared/store/generations.ts';
import { isMarked, mark } from '../../shared/store/mark.ts';

/** How the place is where accounts lie: as in SyncView.storage. */
export type LastingState = 'good' | 'rebuilt' | 'full';

const BASE = 'waymark';
const TABLE = 'values';
const REBUILT = 'rebuilt at';
/** So long it is said, ms. */
const SAID_MS = 86_400_000;

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function openValues(name: string): Promise<Dexie> {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ [TABLE]: '' });
  await db.open();
  return db;
}

/** What can be read of a database that is left as it is, value by value. */
async function rescue(name: string): Promise<[string, unknown][]> {
  const rescued: [string, unknown][] = [];
  const db = await openAsItIs(name).catch(() => 'shut' as const);
  if (typeof db === 'string') return rescued;
  try {
    const store = () => db.transaction(TABLE).objectStore(TABLE);
    for (const key of await asked(store().getAllKeys())) {
      const value = await asked<unknown>(store().get(key)).catch(() => undefined);
      if (value !== undefined) rescued.push([String(key), value]);
    }
  } catch {
    // Not even the keys: whoever was connected connects again, and that is said.
    return rescued;
  } finally {
    db.close();
  }
  return rescued;
}

async function renew(failed: string): Promise<Dexie> {
  const values = await rescue(failed);
  const db = await openValues(nextAfter(failed, BASE, Date.now()));
  const table = db.table(TABLE);
  for (const [key, value] of [...values, [REBUILT, Date.now()] as const])
    await table.put(value, key);
  return db;
}

async function open(): Promise<Dexie> {
  const name = await newestOf(BASE);
  const wasThere = (await generationsOf(BASE)).length > 0;
  try {
    const db = await openValues(name);
    const table = db.table(TABLE);
    const isEmpty = (await table.count()) === 0;
    // Chromium empties an origin's damaged storage by itself (renewal.ts).
    if (isEmpty && (await isMarked(BASE))) await table.put(Date.now(), REBUILT);
    if (!isEmpty) await markOnce();
    return db;
  } catch (error) {
    if (isFull(error) || !wasThere) throw error;
    return renew(name);
  }
}

let marking: Promise<void> | null = null;
/** From the first word on: damage in the first session is said as well. */
function markOnce(): Promise<void> {
  marking ??= mark(BASE);
  return marking;
}

let opening: Promise<Dexie> | null = null;
/** What found no room, or no place at all: it lives as long as the worker, and is written when something can be. */
const unwritten = new Map<string, unknown>();
/** What lies in the database, as far as this worker has read or written it: nobody else writes there. */
const known = new Map<string, unknown>();

/** Null where there is no database to be had: then everything is in memory. One that would not open is tried again. */
async function table() {
  opening ??= open();
  try {
    return (await opening).table<unknown, string>(TABLE);
  } catch {
    opening = null;
    return null;
  }
}

export async function readLasting(key: string): Promise<unknown> {
  if (unwritten.has(key)) return unwritten.get(key);
  if (known.has(key)) return known.get(key);
  const values = await table();
  if (values === null) return undefined;
  const value = await values.get(key).catch(async () => {
    // One damaged value, or all of them: what is readable is brought to a new place, once.
    const former = values.db.name;
    values.db.close();
    opening = renew(former);
    return (await table())?.get(key);
  });
  // What was written meanwhile is newer.
  if (unwritten.has(key)) return unwritten.get(key);
  if (!known.has(key)) known.set(key, value);
  return known.get(key);
}

/** Never rejects: what cannot be written is remembered here, and lastingState says so. */
export async function writeLasting(key: string, value: unknown): Promise<void> {
  unwritten.set(key, value);
  const values = await table();
  if (values === null) return;
  try {
    for (const [each, waiting] of [...unwritten]) {
      await values.put(waiting, each);
      known.set(each, waiting);
      if (unwritten.get(each) === waiting) unwritten.delete(each);
    }
    await markOnce();
  } catch {
    // No room: it stays in `unwritten`.
    return;
  }
}

export async function lastingState(): Promise<LastingState> {
  if (unwritten.size > 0) return 'full';
  const at = await readLasting(REBUILT);
  return typeof at === 'number' && Date.now() - at < SAID_MS ? 'rebuilt' : 'good';
}
