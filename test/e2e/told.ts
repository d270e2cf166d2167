import type { TestInfo } from '@playwright/test';
import type { Shown } from '../browser/driver.ts';

const WORDS = 600;

/** What a browser shows, a line for each document, where its test has failed: of a run elsewhere the words alone are kept. */
export async function tellOf(
  { title, status, expectedStatus }: Pick<TestInfo, 'title' | 'status' | 'expectedStatus'>,
  who: string,
  look: () => Promise<Shown[]>,
): Promise<void> {
  if (status === expectedStatus) return;
  const shown = await look().catch((error: unknown) => [{ address: '?', words: String(error) }]);
  const lines = shown.map(
    ({ address, words }) => `  ${address}: “${words.replace(/\s+/g, ' ').trim().slice(0, WORDS)}”`,
  );
  console.log([`“${title}” failed; ${who} saw:`, ...lines].join('\n'));
}
