/**
 * That there was a database here, kept where its damage does not reach: Cache Storage, which pages, workers and extension
 * pages all have. Nothing but a name. Where it is denied, an emptied database looks like a first visit.
 */
const CACHE = 'waymark';
const keyOf = (base: string) => `https://mark.invalid/${encodeURIComponent(base)}`;

async function inCache<T>(work: (cache: Cache) => Promise<T>, otherwise: T): Promise<T> {
  if (typeof caches === 'undefined') return otherwise;
  try {
    return await work(await caches.open(CACHE));
  } catch {
    return otherwise;
  }
}

export const isMarked = (base: string): Promise<boolean> =>
  inCache(async (cache) => (await cache.match(keyOf(base))) !== undefined, false);

export const mark = (base: string): Promise<void> =>
  inCache((cache) => cache.put(keyOf(base), new Response('')), undefined);

export const unmark = (base: string): Promise<void> =>
  inCache(async (cache) => void (await cache.delete(keyOf(base))), undefined);
