import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, openChromium } from './chromium.ts';

/**
 * Chromiums nobody has used, one begun before it is needed: for three seconds after its start Chromium does not say what IT
 * has set (`storage.managed`, 156), and a first connection waits for that. Each is given once, and is its taker's to close.
 */
export type Ahead = { take(): Promise<Browser>; close(): Promise<void> };

export function beginAhead(): Ahead {
  const folders: string[] = [];
  let next: Promise<Browser> | null = null;
  const begin = async (): Promise<Browser> => {
    const folder = await mkdtemp(path.join(tmpdir(), 'waymark-ahead-'));
    folders.push(folder);
    return openChromium({ profile: path.join(folder, 'profile'), headless: true });
  };
  const beginNext = (): void => {
    next = begin();
    // Whoever takes it hears of it.
    next.catch(() => undefined);
  };
  return {
    take: () => {
      // At once: who asks at the same moment gets another.
      const taken = next ?? begin();
      beginNext();
      return taken;
    },
    close: async () => {
      // One that could not begin is nobody's to close; had anybody wanted it, they would have heard.
      const last = await next?.catch(() => null);
      await last?.context.close();
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    },
  };
}
