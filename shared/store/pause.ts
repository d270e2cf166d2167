const FIRST_MS = 1000;
const LONGEST_MS = 60_000;

/** Before attempt `failures` + 1: doubling, up to a minute, with jitter so that a school does not come back as one. */
export const backoff = (failures: number, random: () => number = Math.random): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1)) * (0.5 + random() / 2);

/** Resolves after `ms`, or at once when `signal` aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;
export const wait: Wait = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
