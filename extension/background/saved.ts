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
  session: { read: readSession, write: writeSession },
};

/**
 * All of the session's area, read once in a worker's life: the background alone writes there, and asking the browser each time
 * costs more than the rest of a look at a page.
 */
let session: Promise<Map<string, unknown>> | null = null;
const readAll = async () => new Map(Object.entries(await browser.storage.session.get(null)));

function sessionNow(): Promise<Map<string, unknown>> {
  session ??= readAll().catch((error: unknown) => {
    session = null;
    throw error;
  });
  return session;
}
async function readSession(key: string): Promise<unknown> {
  return (await sessionNow()).get(key);
}
async function writeSession(key: string, value: unknown): Promise<void> {
  (await sessionNow()).set(key, value);
  try {
    await browser.storage.session.set({ [key]: value });
  } catch (error) {
    // What is there after all is read again.
    session = null;
    throw error;
  }
}
/** The browser session ended. */
export async function endSession(): Promise<void> {
  session = null;
  await browser.storage.session.clear();
}

const inTurn = inOrder<string>();

export function saved<T>(
  area: 'local' | 'session',
  key: string,
  schema: v.GenericSchema<unknown, T>,
  absent: T,
): Saved<T> {
  type Look = { stored: unknown; value: T; strange?: unknown };
  let last: Look | null = null;
  function look(stored: unknown): Look {
    const parsed = v.safeParse(schema, stored);
    if (parsed.success) return { stored, value: parsed.output };
    return { stored, value: absent, ...(stored === undefined ? {} : { strange: stored }) };
  }
  async function read(): Promise<Look> {
    const stored = await AREAS[area].read(key);
    // Nothing here changes a value in its place.
    if (last === null || last.stored !== stored) last = look(stored);
    return last;
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
