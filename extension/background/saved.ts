import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { inOrder } from './in-order.ts';
import { readLasting, writeLasting } from './lasting.ts';

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
const AREAS: Record<'local' | 'session', Area> = {
  local: {
    read: readLasting,
    write: writeLasting,
  },
  // In memory, and for extension pages only unless told otherwise (Chromium 102, Firefox 115).
  session: {
    read: async (key) => (await browser.storage.session.get(key))[key],
    write: (key, value) => browser.storage.session.set({ [key]: value }),
  },
};

const inTurn = inOrder<string>();

export function saved<T>(
  area: 'local' | 'session',
  key: string,
  schema: v.GenericSchema<unknown, T>,
  absent: T,
): Saved<T> {
  async function read(): Promise<{ value: T; strange?: unknown }> {
    const stored = await AREAS[area].read(key);
    const parsed = v.safeParse(schema, stored);
    if (parsed.success) return { value: parsed.output };
    return stored === undefined ? { value: absent } : { value: absent, strange: stored };
  }
  return {
    get: async () => (await read()).value,
    change: (next) =>
      inTurn(`${area} ${key}`, async () => {
        const before = await read();
        // Written over, it would be gone: what another version wrote is put aside.
        if (before.strange !== undefined) await AREAS[area].write(`${key} aside`, before.strange);
        const value = next(before.value);
        await AREAS[area].write(key, value);
        return value;
      }),
  };
}
