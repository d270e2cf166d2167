/**
 * Words typed and not stored yet, by the name of their field. They outlive their screen, and also a page that goes at
 * once: a browser does not wait for IndexedDB then, but what is put into the tab's own storage on `pagehide` is safe.
 */
const KEY = 'waymark-rescued';

/** Null where the browser denies this frame its storage. */
function tabStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/**
 * Read by hand: it stands in what an open goal shares with the panel, and a schema there would take valibot out of the
 * file of the other schemas (DECISIONS.md).
 */
function parse(kept: string): Map<string, string> {
  try {
    const read: unknown = JSON.parse(kept);
    const entries = typeof read === 'object' && read !== null ? Object.entries(read) : [];
    return new Map(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return new Map();
  }
}

function restore(): Map<string, string> {
  const storage = tabStorage();
  const kept = storage?.getItem(KEY) ?? '';
  storage?.removeItem(KEY);
  return parse(kept);
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
