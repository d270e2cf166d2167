import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { build } from 'vite';
import { HOMES } from '../../shared/ui/gallery/state.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };
const GALLERY = 'http://gallery.test';

/** The gallery of screens, built anew. */
export const buildGallery = () =>
  build({ configFile: path.join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error' });

/** For every page of a browser, without a server. */
export const serveGallery = (context: BrowserContext): Promise<unknown> =>
  context.route(`${GALLERY}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({
      body: await readFile(path.join(ROOT, 'dist/gallery', pathname)),
      contentType: TYPES[path.extname(pathname)] ?? 'text/css',
    });
  });

export type ListedState = { name: string; home: (typeof HOMES)[number] };

/** Every state the gallery has, as its own list says. */
export async function listStates(page: Page): Promise<ListedState[]> {
  await page.goto(`${GALLERY}/gallery.html`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const listed = await page.getByRole('listitem').evaluateAll((items) =>
    items.map((item) => ({
      name: item.querySelector('a')?.textContent ?? '',
      home: item.getAttribute('data-home'),
    })),
  );
  return listed.map(({ name, home }) => {
    const known = HOMES.find((one) => one === home);
    if (known === undefined) throw new Error(`“${name}” stands nowhere we know: ${home}.`);
    return { name, home: known };
  });
}

/** Opens one state and waits until it stands still. `look`: what stands in the address behind it. */
export async function showState(page: Page, name: string, look: string): Promise<void> {
  await page.goto(`${GALLERY}/gallery.html?state=${name}&${look}`);
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('.wm-loading') === null);
}
