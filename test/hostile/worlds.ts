import type { CDPSession, Page } from '@playwright/test';
import type { Browser } from '../browser/chromium.ts';

export type Evaluate = (expression: string) => Promise<unknown>;

/**
 * Evaluates in a script world of one extension inside a web page. For our own extension that is what a page can do that
 * broke into its renderer process; for another it is simply that extension.
 */
export async function inWorldOf(
  browser: Browser,
  page: Page,
  extensionId: string,
): Promise<Evaluate> {
  const cdp: CDPSession = await browser.context.newCDPSession(page);
  let world: number | undefined;
  cdp.on('Runtime.executionContextCreated', ({ context: { id, origin, auxData } }) => {
    const isTop = auxData?.type === 'isolated';
    if (isTop && origin === `chrome-extension://${extensionId}`) world ??= id;
  });
  await cdp.send('Runtime.enable');
  if (world === undefined) throw new Error(`No script of ${extensionId} runs in this page.`);
  const contextId = world;
  return async (expression) => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      contextId,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  };
}
