import { setTimeout as wait } from 'node:timers/promises';

/** What does not come soon is looked for less often: a look takes processor time from what is waited for, ms. */
const [SOON_MS, LATER_MS] = [50, 200];
/** Waiting long costs nothing where what is waited for comes; a busy machine takes its time. */
export const LIMIT_MS = 20_000;

/** The first value that is there; rejects with what was waited for. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined>,
  limitMs = LIMIT_MS,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (let pause = SOON_MS; ; pause = Math.min(pause * 1.3, LATER_MS)) {
    // A look that is never answered is over, too.
    const late = wait(limitMs, null, { ref: false });
    const found = await Promise.race([look(), late]);
    if (found !== null && found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${limitMs} ms for ${what}.`);
    await wait(pause);
  }
}
