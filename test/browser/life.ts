import type { Page } from '@playwright/test';
import { type Browser, EXTENSIONS_PLACE } from './chromium.ts';
import { until } from './until.ts';

/** What chrome://extensions may do; nothing else may. */
type ExtensionsPage = {
  chrome: {
    developerPrivate: {
      updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
      reload(id: string, options: { failQuietly: boolean }): Promise<unknown>;
    };
    management: { setEnabled(id: string, enabled: boolean): Promise<void> };
  };
};

async function onExtensionsPage<A>(
  browser: Browser,
  work: (given: A) => Promise<unknown>,
  given: A,
): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(EXTENSIONS_PLACE);
  await page.evaluate(work as (given: unknown) => Promise<unknown>, given);
  await page.close();
}

/** As when the browser has fetched a newer version: the extension ends at once, and begins anew. */
export const updateExtension = (browser: Browser): Promise<void> =>
  onExtensionsPage(
    browser,
    async (id) => {
      const { developerPrivate } = (globalThis as unknown as ExtensionsPage).chrome;
      // An unpacked extension comes back in developer mode alone (Chromium 156).
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await developerPrivate.reload(id, { failQuietly: true });
    },
    browser.extensionId,
  );

export const setEnabled = (browser: Browser, enabled: boolean): Promise<void> =>
  onExtensionsPage(
    browser,
    ({ id, on }) => (globalThis as unknown as ExtensionsPage).chrome.management.setEnabled(id, on),
    { id: browser.extensionId, on: enabled },
  );

/** Process and thread a worker runs in; '' while it does not run. */
const placeOfWorker = (internals: string): string =>
  /Running Status: RUNNING/.test(internals)
    ? [...internals.matchAll(/Renderer (?:process|thread) ID: (\d+)/g)].map(([, id]) => id).join()
    : '';

/**
 * Stops the extension's worker where it stands, as the browser does with an idle one. A page may call it back at once: then
 * it runs somewhere else.
 */
export async function stopWorker(browser: Browser): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto('chrome://serviceworker-internals/');
  await page.getByText(browser.extensionId).first().waitFor();
  const now = async () => placeOfWorker(await page.locator('body').innerText());
  const before = await now();
  if (before !== '') {
    await page.getByText('Stop', { exact: true }).first().click();
    await until('the worker to stop', async () => ((await now()) === before ? null : true));
  }
  await page.close();
}

/** Asks for, or gives back, an LMS's pages, as the person does in the extension's own page. */
export async function setGranted(options: Page, origin: string, granted: boolean): Promise<void> {
  const { protocol, hostname } = new URL(origin);
  await options.evaluate(
    ([pattern, on]) => {
      const { permissions } = (
        globalThis as unknown as {
          chrome: Record<
            'permissions',
            Record<'request' | 'remove', (p: { origins: string[] }) => Promise<boolean>>
          >;
        }
      ).chrome;
      return permissions[on ? 'request' : 'remove']({ origins: [pattern] });
    },
    [`${protocol}//${hostname}/*`, granted] as const,
  );
}
