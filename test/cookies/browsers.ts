import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findChromium } from '../browser/chromium.ts';
import { bidiOf } from '../browser/firefox/bidi.ts';
import { findFirefox } from '../browser/firefox/driver.ts';
import { evaluateInWindow } from '../browser/firefox/popup.ts';

/** Browsers without the extension, by what they do with cookies. `all blocked`: the LMS alone may keep any, or nobody could sign in. */
export const COOKIES = ['default', 'allowed', 'third-party blocked', 'all blocked'] as const;
export type Cookies = (typeof COOKIES)[number];
export type Name = 'Chromium' | 'Firefox';
export type Wanted = { name: Name; cookies: Cookies; profile: string; lms: string; server: string };

/** https://chromium.googlesource.com/chromium/src/+/HEAD/components/content_settings: 1 allows, 2 blocks. */
function preferencesOf({ cookies, server }: Wanted): object {
  if (cookies === 'default') return {};
  const blocked = cookies !== 'allowed';
  const thirdParty = { cookie_controls_mode: blocked ? 1 : 0, block_third_party_cookies: blocked };
  if (cookies !== 'all blocked') return { profile: thirdParty };
  const exceptions = { cookies: { [`${server},*`]: { setting: 2 } } };
  return { profile: { ...thirdParty, content_settings: { exceptions } } };
}

/** network.cookie.cookieBehavior: everything, nothing third-party, nothing at all, a jar for each site (the default). */
const BEHAVIOUR: Record<Cookies, number> = {
  allowed: 0,
  'third-party blocked': 1,
  'all blocked': 2,
  default: 5,
};

async function openChromium(wanted: Wanted): Promise<Browser> {
  const folder = path.join(wanted.profile, 'Default');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'Preferences'), JSON.stringify(preferencesOf(wanted)));
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return puppeteer.launch({
    executablePath: findChromium() ?? '',
    userDataDir: wanted.profile,
    args: ['--no-first-run', '--disable-background-networking', ...root],
  });
}

async function openFirefox({ cookies, profile, lms }: Wanted): Promise<Browser> {
  await mkdir(profile, { recursive: true });
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox() ?? '',
    userDataDir: profile,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.cookie.cookieBehavior': BEHAVIOUR[cookies],
      // A tab that a press opens is one.
      'dom.disable_open_during_load': false,
    },
  });
  if (cookies === 'all blocked')
    await evaluateInWindow(
      bidiOf(browser),
      `Services.perms.addFromPrincipal(Services.scriptSecurityManager.createContentPrincipalFromOrigin(${JSON.stringify(lms)}), 'cookie', 1)`,
    );
  return browser;
}

export const openBrowser = (wanted: Wanted): Promise<Browser> =>
  wanted.name === 'Chromium' ? openChromium(wanted) : openFirefox(wanted);
