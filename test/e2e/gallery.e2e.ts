import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build } from 'vite';
import { openPlainChromium } from '../browser/plain.ts';
import { expectNoViolations } from './axe.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ADDRESS = 'http://gallery.test';
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** The gallery of screens, built anew, served without a server. */
async function openGallery(page: Page): Promise<void> {
  await build({
    configFile: path.join(ROOT, 'lti-server/web/vite.config.ts'),
    mode: 'gallery',
    logLevel: 'error',
  });
  await page.route(`${ADDRESS}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    // The tab's icon comes from the server, and there is none here.
    if (pathname.endsWith('.svg')) return route.fulfill({ status: 404 });
    await route.fulfill({
      body: await readFile(path.join(ROOT, 'dist/gallery', pathname)),
      contentType: TYPES[path.extname(pathname)] ?? 'text/css',
    });
  });
}

test('axe finds nothing on any screen of the gallery, and nothing scrolls sideways', async () => {
  test.setTimeout(240_000);
  const profile = await mkdtemp(path.join(tmpdir(), 'waymark-gallery-'));
  const context = await openPlainChromium({ profile, viewport: { width: 320, height: 900 } });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openGallery(page);
    await page.goto(`${ADDRESS}/gallery.html`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const states = await page
      .getByRole('listitem')
      .evaluateAll((items) => items.map((item) => item.querySelector('a')?.textContent ?? ''));
    expect(states.length).toBeGreaterThan(10);
    for (const state of states) {
      for (const look of ['theme=light', 'theme=dark', 'lang=ar']) {
        await page.goto(`${ADDRESS}/gallery.html?state=${state}&${look}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await expectNoViolations(page, `${state}, ${look}`);
        const wider = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        });
        expect.soft(wider, `${state}, ${look}: wider than 320 px`).toBeLessThanOrEqual(0);
      }
    }
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
});
