import { type BrowserContext, chromium } from '@playwright/test';
import { type BrowserOptions, findChromium, prepareProfile } from './chromium.ts';

/** Chromium as most people have it: no extension, third-party cookies blocked. */
export async function openPlainChromium(
  options: Omit<BrowserOptions, 'headless'>,
): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error('Chromium is missing: apt-get install chromium, or set CHROMIUM_PATH.');
  await prepareProfile(options.profile);
  return chromium.launchPersistentContext(options.profile, {
    executablePath,
    headless: true,
    viewport: options.viewport === undefined ? { width: 1280, height: 900 } : options.viewport,
    colorScheme: options.colorScheme ?? 'light',
    args: ['--disable-background-networking', '--no-first-run', ...(options.args ?? [])],
  });
}
