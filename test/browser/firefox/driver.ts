import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import * as v from 'valibot';
import type { Driver, DriverOptions, Tab } from '../driver.ts';
import { endGroup } from '../kill.ts';
import { until } from '../until.ts';
import { type Bidi, bidiOf, contextsOf } from './bidi.ts';
import { evaluateInWindow, isSidebarOpen, openPopup, sidebar } from './popup.ts';
import { beginLike } from './profile.ts';
import { shownIn, tabIn } from './tab.ts';

const PACKAGE = path.resolve(import.meta.dirname, '../../../.output/firefox-mv3.xpi');
const ID = 'waymark@waymark.example';
/** Firefox gives every installation an address of its own; tests have to know it. */
const UUID = '2b1d6e0c-7a53-4c1e-9d0f-5e8a41c7b3d6';

const PLACES = [
  process.env.FIREFOX_PATH,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];
export const findFirefox = (): string | null =>
  PLACES.find((place) => place !== undefined && existsSync(place)) ?? null;

/** Where this person's browser saves files, without asking. */
const savedIn = ({ profile }: DriverOptions): string => path.join(profile, 'saved');

const prefsOf = (options: DriverOptions) => ({
  'browser.download.folderList': 2,
  'browser.download.dir': savedIn(options),
  'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
  // The package is not signed; ESR allows that.
  'xpinstall.signatures.required': false,
  // `permissions.request` resolves without the browser's own question.
  'extensions.webextOptionalPermissionPrompts': false,
  // A popup stays while another window of this machine comes to the front.
  'ui.popup.disable_autohide': true,
  'network.disable-localhost-when-offline': true,
  'layout.css.prefers-color-scheme.content-override': options.colorScheme === 'dark' ? 0 : 1,
});

async function install(bidi: Bidi): Promise<void> {
  const isThere = `WebExtensionPolicy.getByID('${ID}') !== null`;
  if (await evaluateInWindow(bidi, isThere)) return;
  // For good, as in life: a temporary one forgets its permissions with the browser.
  await bidi.send('webExtension.install', {
    extensionData: { type: 'archivePath', path: PACKAGE },
    'moz:permanent': true,
  });
}

const makeProfile = async (profile: string): Promise<void> => {
  const driver = await driveFirefox({ profile });
  await driver.quit();
};

/** Firefox with the built extension, driven by WebDriver BiDi; puppeteer starts it. */
export async function driveFirefox(options: DriverOptions): Promise<Driver> {
  const executablePath = findFirefox();
  if (executablePath === null)
    throw new Error('Firefox is missing: apt-get install firefox-esr, or set FIREFOX_PATH.');
  if (options.like !== undefined) await beginLike(options.profile, options.like, makeProfile);
  await mkdir(options.profile, { recursive: true });
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    userDataDir: options.profile,
    // Lets pages of the extension, its popup and the window be reached.
    args: ['--remote-allow-system-access'],
    env: { ...process.env, ...options.env },
    extraPrefsFirefox: prefsOf(options),
    defaultViewport: null,
  });
  const bidi = bidiOf(browser);
  const extension = `moz-extension://${UUID}/`;
  const { width, height } = options.viewport ?? { width: 1280, height: 900 };
  const contexts = new Map<Tab, string>();
  const tab = async (context: string): Promise<Tab> => {
    await bidi.send('browsingContext.setViewport', { context, viewport: { width, height } });
    const made = tabIn(bidi, context, extension);
    contexts.set(made, context);
    return made;
  };
  const create = async (type: 'tab' | 'window'): Promise<Tab> => {
    const made = await bidi.send('browsingContext.create', { type });
    return tab(v.parse(v.object({ context: v.string() }), made).context);
  };
  try {
    await install(bidi);
    const [first] = await contextsOf(bidi);
    if (first === undefined) throw new Error('Firefox began without a tab.');
    return {
      name: 'firefox',
      extension,
      tab: await tab(first.context),
      newTab: () => create('tab'),
      newWindow: () => create('window'),
      opened: async (act) => {
        const before = new Set((await contextsOf(bidi)).map(({ context }) => context));
        await act();
        const opened = await until('the tab that opens', async () =>
          (await contextsOf(bidi)).find(
            ({ context, url }) => !before.has(context) && url !== 'about:blank',
          ),
        );
        return tab(opened.context);
      },
      saved: async (act) => {
        const folder = savedIn(options);
        await rm(folder, { recursive: true, force: true });
        await mkdir(folder);
        await act();
        return until('the file that is saved', async () => {
          const [name, ...others] = await readdir(folder);
          // While it is being written there is a second one beside it.
          if (name === undefined || others.length > 0 || name.endsWith('.part')) return null;
          const text = await readFile(path.join(folder, name), 'utf8');
          return text === '' ? null : { name, text };
        });
      },
      allow: async () => undefined,
      popup: async (on) => {
        await on.toFront();
        return openPopup(bidi, ID);
      },
      side: () => sidebar(bidi),
      hasSide: () => isSidebarOpen(bidi),
      offline: async (yes) => {
        await evaluateInWindow(bidi, `Services.io.offline = ${yes}`);
      },
      shown: async () => shownIn(bidi),
      quit: async () => {
        if (browser.connected) await browser.close();
      },
      kill: async () => {
        const child = browser.process();
        if (child?.pid === undefined) throw new Error('Firefox has no process.');
        const ended = once(child, 'exit');
        endGroup(child.pid);
        await ended;
      },
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
