import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 50;
/** Waiting long costs nothing where what is waited for comes; a busy machine takes its time. */
export const LIMIT_MS = 20_000;

/** The first value that is there; rejects with what was waited for. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined>,
  limitMs = LIMIT_MS,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${limitMs} ms for ${what}.`);
    await wait(POLL_MS);
  }
}
