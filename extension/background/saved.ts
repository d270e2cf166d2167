import { Dexie } from 'dexie';
import * as v from 'valibot';
import browser from 'webextension-polyfill';

/**
 * One value of the extension's own. `local` survives the browser; `session` survives an idle worker and is only in
 * memory. What does not parse (another version wrote it) counts as absent. Changes are made one after another.
 */
export type Saved<T> = {
  get(): Promise<T>;
  change(next: (now: T) => T): Promise<T>;
};

type Area = {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
};

/**
 * IndexedDB is our own origin's alone. `storage.local` is open to our scripts on LMS pages as well, and such a page may
 * have broken into the process they run in: seen in Chromium 156, refresh tokens included (test/e2e/page-process.e2e.ts).
 */
const database = new Dexie('waymark', { chromeTransactionDurability: 'strict' });
database.version(1).stores({ values: '' });
const values = database.table<unknown, string>('values');

const AREAS: Record<'local' | 'session', Area> = {
  local: {
    read: async (key) => values.get(key),
    write: async (key, value) => {
      await values.put(value, key);
    },
  },
  // In memory, and for extension pages only unless told otherwise (Chromium 102, Firefox 115).
  session: {
    read: async (key) => (await browser.storage.session.get(key))[key],
    write: (key, value) => browser.storage.session.set({ [key]: value }),
  },
};

export function saved<T>(
  area: 'local' | 'session',
  key: string,
  schema: v.GenericSchema<unknown, T>,
  absent: T,
): Saved<T> {
  let last: Promise<unknown> = Promise.resolve();
  const get = async (): Promise<T> => {
    const parsed = v.safeParse(schema, await AREAS[area].read(key));
    return parsed.success ? parsed.output : absent;
  };
  return {
    get,
    change: (next) => {
      const result = last.then(async () => {
        const value = next(await get());
        await AREAS[area].write(key, value);
        return value;
      });
      // The next change waits for this one and does not inherit its failure, which its own caller gets.
      last = result.catch(() => undefined);
      return result;
    },
  };
}
