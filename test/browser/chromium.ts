import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type BrowserContext,
  chromium,
  type Frame,
  type Page,
  type Worker,
} from '@playwright/test';
import type { Shown } from './driver.ts';
import { until } from './until.ts';

export const EXTENSION = path.resolve(import.meta.dirname, '../../.output/chrome-mv3');

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
/** A Chromium that takes `--load-extension` (Chrome 137 and later ignores it), or null. */
export const findChromium = (): string | null =>
  PLACES.find((place) => place !== undefined && existsSync(place)) ?? null;

export type Browser = { context: BrowserContext; worker: Worker; extensionId: string };

export type BrowserOptions = {
  profile: string;
  headless: boolean;
  /** Null follows the window. */
  viewport?: { width: number; height: number } | null;
  colorScheme?: 'light' | 'dark';
  args?: string[];
  /** Arguments Playwright gives of its own accord, and this browser shall not have. */
  withoutArgs?: string[];
  /** Another Chromium than this machine's. */
  program?: string;
};

/**
 * Third-party cookies off, as in a private window and in ever more browsers; asked for in the profile itself. And no page
 * behind the address bar: it takes a second of processor time a browser (Chromium 156), and nobody types there. The second
 * is a flag of chrome://flags: given as an argument it would replace Playwright's own.
 */
export async function prepareProfile(profile: string): Promise<void> {
  const preferences = path.join(profile, 'Default', 'Preferences');
  if (existsSync(preferences)) return;
  await mkdir(path.dirname(preferences), { recursive: true });
  const cookies = { cookie_controls_mode: 1, block_third_party_cookies: true };
  await writeFile(preferences, JSON.stringify({ profile: cookies }));
  const off = ['webui-omnibox-popup@2', 'webui-omnibox-aim-popup@2'];
  await writeFile(
    path.join(profile, 'Local State'),
    JSON.stringify({ browser: { enabled_labs_experiments: off } }),
  );
}

/** Chromium with the built extension in a profile folder; nothing is granted to the extension yet. */
export async function openChromium(options: BrowserOptions): Promise<Browser> {
  const executablePath = options.program ?? findChromium();
  if (executablePath === null)
    throw new Error('Chromium is missing: apt-get install chromium, or set CHROMIUM_PATH.');
  await prepareProfile(options.profile);
  const context = await chromium.launchPersistentContext(options.profile, {
    executablePath,
    headless: options.headless,
    // A sandbox needs a user that is not root.
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: options.viewport === undefined ? { width: 1280, height: 900 } : options.viewport,
    colorScheme: options.colorScheme ?? 'light',
    ignoreDefaultArgs: options.withoutArgs ?? [],
    args: [
      `--disable-extensions-except=${EXTENSION}`,
      `--load-extension=${EXTENSION}`,
      '--disable-background-networking',
      '--no-first-run',
      ...(options.args ?? []),
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return { context, worker, extensionId: new URL(worker.url()).host };
}

/** chrome.developerPrivate exists on every address of chrome://extensions; this one is text, and draws nothing. */
export const EXTENSIONS_PLACE = 'chrome://extensions/strings.m.js';
type DeveloperPrivate = {
  chrome: { developerPrivate: { addHostPermission(id: string, pattern: string): Promise<void> } };
};

/**
 * Lets the extension have hosts without the browser's own prompt, in this profile only. The extension still has to ask:
 * `permissions.request` then resolves without a prompt.
 */
export async function allowHosts(browser: Browser, origins: readonly string[]): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(EXTENSIONS_PLACE);
  const patterns = origins.map((origin) => {
    const { hostname, protocol } = new URL(origin);
    return `${protocol}//${hostname}/*`;
  });
  await page.evaluate(
    async ({ id, patterns }) => {
      const { developerPrivate } = (globalThis as unknown as DeveloperPrivate).chrome;
      for (const pattern of patterns) await developerPrivate.addHostPermission(id, pattern);
    },
    { id: browser.extensionId, patterns },
  );
  await page.close();
}

/** Presses the toolbar button on `page`; with a popup configured it opens, invisible to `context.pages()`. */
export async function pressToolbarButton(browser: Browser, page: Page): Promise<void> {
  await page.bringToFront();
  const whole = await browser.context.browser()?.newBrowserCDPSession();
  if (whole === undefined) throw new Error('No browser session: not a Chromium we started.');
  // A page that has just changed its own address (replaceState) and its tab may disagree for a moment.
  const targetId = await until('the tab of the page', async () => {
    const { targetInfos } = await whole.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    return targetInfos.find((tab) => tab.url === page.url())?.targetId;
  });
  // Newer than the protocol types that Playwright ships.
  const send = whole.send.bind(whole) as (method: string, params: object) => Promise<unknown>;
  await send('Extensions.triggerAction', { id: browser.extensionId, targetId });
  await whole.detach();
}

/** The browser's own process, by its word: Playwright shows none of a browser with a profile. */
export async function processOf({ context }: Browser): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const found = processInfo.find(({ type }) => type === 'browser');
  if (found === undefined) throw new Error('The browser does not tell its process.');
  return found.id;
}

/**
 * A frame of the page at an address that begins so, once it has something in it. Where another process takes a frame over,
 * Playwright (1.65, on a busy machine) may go on with the one that is gone, or with the address before: the browser itself
 * was seen to have the right one. It hears no more of that frame; then the page is loaded again.
 */
export async function frameAt(page: Page, start: string): Promise<Frame> {
  let lost = 0;
  let since = Date.now();
  return until(`a frame of ${start}`, async () => {
    const frame = page.frames().find((one) => one.url().startsWith(start));
    const count = await answered(frame?.locator('body *').count(), 'none');
    if (typeof count === 'number' && count > 0) return frame;
    lost = (await hasGoneFrame(page)) ? lost + 1 : 0;
    if (count !== 'none' && lost < GONE_FOR_GOOD && Date.now() < since + UNHEARD_MS) return null;
    lost = 0;
    await page.reload();
    since = Date.now();
    return null;
  }).catch(async (error: unknown) => {
    const there = (await shownIn([page])).map(({ address, words }) => `${address}: “${words}”`);
    throw new Error(`${String(error)} There is: ${there.join(' | ')}`);
  });
}

/** So many looks in a row: about to be replaced it may be gone for one. */
const GONE_FOR_GOOD = 12;
/** Longer than a launch takes, ms. */
const UNHEARD_MS = 8000;

async function hasGoneFrame(page: Page): Promise<boolean> {
  const answers = page.frames().map((frame) =>
    frame
      .evaluate(() => '')
      .catch(String)
      .then((answer) => answer.includes('Frame was detached')),
  );
  return (await answered(Promise.all(answers), [true])).includes(true);
}

/** A document that goes, or stands still, does not answer, ms. */
const ANSWER_MS = 3000;
const answered = <T, U>(asked: T | Promise<T>, instead: U): Promise<T | U> =>
  Promise.race([asked, wait(ANSWER_MS, instead, { ref: false })]);

/** Every frame's address and words, for whoever reads that something did not come. */
export function shownIn(pages: readonly Page[]): Promise<Shown[]> {
  const words = async (frame: Frame): Promise<Shown> => {
    const asked = frame.evaluate(() => document.body?.innerText ?? '').catch(String);
    return { address: frame.url(), words: await answered(asked, 'no answer') };
  };
  return Promise.all(pages.flatMap((page) => page.frames()).map(words));
}
