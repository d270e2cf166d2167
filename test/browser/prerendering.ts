import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { EXTENSION, findChromium } from './chromium.ts';

/**
 * Chromium with the built extension in a profile that exists. Puppeteer's, because to a client whose sessions begin at a
 * page and not at its tab, as Playwright's do, it denies prerendering (156: PrerenderingDisabledByDevTools).
 */
export const openPrerendering = (profile: string): Promise<Browser> =>
  puppeteer.launch({
    executablePath: findChromium() ?? '',
    headless: true,
    userDataDir: profile,
    defaultViewport: { width: 1280, height: 900 },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      `--disable-extensions-except=${EXTENSION}`,
      `--load-extension=${EXTENSION}`,
      '--disable-background-networking',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });

/** How far the browser is with what the page asks it to prerender, or why it does not. */
export async function prerenderStatus(page: Page): Promise<() => string | undefined> {
  let last: string | undefined;
  // One that createCDPSession makes begins at the page.
  const own: CDPSession = Reflect.get(page, '_client').call(page);
  own.on('Preload.prerenderStatusUpdated', ({ status, prerenderStatus }) => {
    last = prerenderStatus ?? status;
  });
  await own.send('Preload.enable');
  return () => last;
}

/** What open pages have told the extension of themselves, as JSON. */
export async function pagesKnown(chromium: Browser): Promise<string> {
  const target = await chromium.waitForTarget((each) => each.type() === 'service_worker');
  const worker = await target.worker();
  if (worker === null) throw new Error('The extension has no worker.');
  return worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { session: { get(key: string): Promise<object> } } };
    };
    return JSON.stringify(await chrome.storage.session.get('pages'));
  });
}
