import * as v from 'valibot';
import browser from 'webextension-polyfill';

/**
 * One value in the extension's storage. `local` survives the browser; `session` survives an idle worker and is only
 * in memory. What does not parse (another version wrote it) counts as absent. Changes are made one after another.
 */
export type Saved<T> = {
  get(): Promise<T>;
  change(next: (now: T) => T): Promise<T>;
};

export function saved<T>(
  area: 'local' | 'session',
  key: string,
  schema: v.GenericSchema<unknown, T>,
  absent: T,
): Saved<T> {
  let last: Promise<unknown> = Promise.resolve();
  const get = async (): Promise<T> => {
    const stored = await browser.storage[area].get(key);
    const parsed = v.safeParse(schema, stored[key]);
    return parsed.success ? parsed.output : absent;
  };
  return {
    get,
    change: (next) => {
      const result = last.then(async () => {
        const value = next(await get());
        await browser.storage[area].set({ [key]: value });
        return value;
      });
      // The next change waits for this one and does not inherit its failure, which its own caller gets.
      last = result.catch(() => undefined);
      return result;
    },
  };
}
