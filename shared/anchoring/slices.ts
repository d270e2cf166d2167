/** Frames come every 16 ms; three quarters of one are left to the page, and to drawing what was found. */
const SLICE = 4;

type Yielding = { scheduler?: { yield?: () => Promise<void> } };
/** Lets the page go first. */
export const pause = (): Promise<void> =>
  (globalThis as Yielding).scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

/** Runs work to its end at once. */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Runs work in slices of at most 4 ms or one step; rejects with the signal's reason when it is aborted. */
export async function inSlices<T>(work: Generator<void, T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE;
    while (performance.now() < until) {
      const step = work.next();
      if (step.done === true) return step.value;
    }
    await pause();
    signal?.throwIfAborted();
  }
}
