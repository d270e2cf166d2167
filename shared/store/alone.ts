/** Longer than any request of a run may take: a tab that hangs must not silence the others. */
const PATIENCE_MS = 60_000;

/**
 * One at a time over all tabs that share `name`, by Web Locks. A tab that dies lets go of its lock. Where there are no
 * locks (a page without https) each runs for itself: the server applies every write once.
 */
export function aloneIn(name: string): (run: () => Promise<void>) => Promise<void> {
  const locks = globalThis.navigator?.locks;
  if (locks === undefined) return (run) => run();
  return async (run) => {
    let begun = false;
    try {
      await locks.request(name, { signal: AbortSignal.timeout(PATIENCE_MS) }, () => {
        begun = true;
        return run();
      });
    } catch (error) {
      if (begun) throw error;
      await run();
    }
  };
}
