import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
  allowHosts,
  type Browser,
  frameAt,
  openChromium,
  pressToolbarButton,
  processOf,
  shownIn,
} from './chromium.ts';
import type { Driver, DriverOptions, Place, Popup, Tab } from './driver.ts';
import { endGroup } from './kill.ts';
import { placeAt } from './locators.ts';
import {
  attachToPopup,
  attachToSidePanel,
  isSidePanelOpen,
  type Popup as UnlistedPage,
} from './popup.ts';
import { placeIn, type Realm } from './realm.ts';
import { until } from './until.ts';

const PANEL = /^chrome-extension:\/\/[^/]+\/panel\.html/;

async function recordWords(page: Page): Promise<() => readonly string[]> {
  const shown: string[] = [];
  await page.exposeFunction('wordsShown', (words: string) => shown.push(words));
  await page.addInitScript(() => {
    const tell = Reflect.get(globalThis, 'wordsShown') as (words: string) => void;
    new MutationObserver(() => tell(document.body?.innerText ?? '')).observe(document, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  return () => shown;
}

function listenForErrors(page: Page): () => readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    // The browser's own line about a missing page is not an error of anybody's.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  return () => errors;
}

/** What Playwright knows as a page, in a person's words. */
export function tabOf(page: Page): Tab {
  return {
    ...placeAt(page),
    goto: async (address) => {
      await page.goto(address);
    },
    reload: async () => {
      await page.reload();
    },
    back: async () => {
      // A page that was kept alive is there at once, and loads nothing.
      await page.goBack({ waitUntil: 'commit' });
      await page.waitForFunction(() => document.readyState === 'complete');
    },
    address: async () => page.url(),
    toFront: () => page.bringToFront(),
    close: () => page.close(),
    drag: async (from, to) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    },
    key: (chord) => page.keyboard.press(chord),
    type: (words) => page.keyboard.type(words),
    frame: async (start) => placeAt(await frameAt(page, start)),
    panel: () =>
      until('the panel', async () => {
        const frame = page.frames().find((one) => PANEL.test(one.url()));
        // One that just goes is counted by nobody.
        const isThere = await frame
          ?.locator('main, [role=main]')
          .count()
          .catch(() => 0);
        return isThere ? frame && placeAt(frame) : null;
      }),
    hasPanel: async () => (await page.locator('waymark-panel').count()) > 0,
    record: () => recordWords(page),
    errors: async () => listenForErrors(page),
    picture: () => page.screenshot(),
  };
}

function placeOf(popup: UnlistedPage): Place {
  const realm: Realm = {
    call: async (work, given) => {
      const json = await popup.evaluate(
        `(async () => JSON.stringify({ value: await (${work})(${JSON.stringify(given)}) }))()`,
      );
      return JSON.parse(String(json)).value;
    },
    install: async (source) => {
      await popup.evaluate(`${source}; 0`);
    },
    click: null,
  };
  return placeIn(realm);
}

async function openPopup(browser: Browser, page: Page): Promise<Popup> {
  await pressToolbarButton(browser, page);
  const popup = await until('the popup', async () => attachToPopup(browser));
  return { ...placeOf(popup), close: popup.close };
}

/** Chromium with the built extension, driven by Playwright. */
export async function driveChromium(options: DriverOptions): Promise<Driver> {
  const withoutArgs = options.keepsPages ? ['--disable-back-forward-cache'] : [];
  const browser = await openChromium({ ...options, withoutArgs, headless: true });
  return chromiumDriver(browser);
}

/** Drives a Chromium that is there. */
export function chromiumDriver(browser: Browser): Driver {
  const { context, extensionId } = browser;
  const pages = new Map<Tab, Page>();
  const tab = (page: Page): Tab => {
    const made = tabOf(page);
    pages.set(made, page);
    return made;
  };
  const [first] = context.pages();
  if (first === undefined) throw new Error('Chromium began without a tab.');
  return {
    name: 'chromium',
    extension: `chrome-extension://${extensionId}/`,
    tab: tab(first),
    newTab: async () => tab(await context.newPage()),
    newWindow: async () => {
      const opened = context.waitForEvent('page');
      const whole = await context.browser()?.newBrowserCDPSession();
      await whole?.send('Target.createTarget', { url: 'about:blank', newWindow: true });
      await whole?.detach();
      return tab(await opened);
    },
    opened: async (act) => {
      const opened = context.waitForEvent('page');
      await act();
      const page = await opened;
      await page.waitForLoadState();
      return tab(page);
    },
    saved: async (act) => {
      const saving = Promise.any(context.pages().map((page) => page.waitForEvent('download')));
      await act();
      const file = await saving;
      return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
    },
    allow: (origins) => allowHosts(browser, origins),
    popup: (on) => {
      const page = pages.get(on);
      if (page === undefined) throw new Error('That tab is not of this browser.');
      return openPopup(browser, page);
    },
    side: async () =>
      placeOf(await until('the side panel', async () => attachToSidePanel(browser))),
    hasSide: () => isSidePanelOpen(browser),
    offline: (yes) => context.setOffline(yes),
    shown: () => shownIn(context.pages()),
    quit: () => context.close(),
    kill: async () => {
      const closed = context.waitForEvent('close');
      endGroup(await processOf(browser));
      await closed;
    },
  };
}
