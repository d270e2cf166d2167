import * as v from 'valibot';

/**
 * Words typed and not stored yet, by the name of their field. They outlive their screen, and also a page that goes at
 * once: a browser does not wait for IndexedDB then, but what is put into the tab's own storage on `pagehide` is safe.
 */
const KEY = 'waymark-rescued';
const RescuedSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()));

/** Null where the browser denies this frame its storage. */
function tabStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

function restore(): Map<string, string> {
  const storage = tabStorage();
  const parsed = v.safeParse(RescuedSchema, storage?.getItem(KEY));
  storage?.removeItem(KEY);
  return new Map(parsed.success ? Object.entries(parsed.output) : []);
}

const words = restore();

function keep(): void {
  if (words.size === 0) return;
  try {
    tabStorage()?.setItem(KEY, JSON.stringify(Object.fromEntries(words)));
  } catch {
    // Storage is full: what could be stored in the usual way was.
    return;
  }
}
window.addEventListener('pagehide', keep);
// Back from the page cache with everything still in memory: the copy would be older than what is typed next.
window.addEventListener('pageshow', () => tabStorage()?.removeItem(KEY));

export const rescued = {
  get: (name: string): string | undefined => words.get(name),
  set: (name: string, text: string): void => {
    words.set(name, text);
  },
  /** They are stored now. Newer words under the same name stay. */
  settle: (name: string, text: string): void => {
    if (words.get(name) === text) words.delete(name);
  },
};
