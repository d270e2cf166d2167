import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openPlainChromium } from '../browser/plain.ts';
import { buildGallery, listStates, showNext, showState } from '../gallery/serve.ts';
import { serveGallery } from '../gallery/server-pages.ts';

/** What the words have done: nothing, wanted. */
const deedsOf = (page: Page) =>
  page.evaluate(() => {
    const acting = [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].filter(
        ({ name, value }) => /^on/.test(name) || /^\s*javascript:/i.test(value),
      ),
    );
    return {
      harmed: Reflect.has(globalThis, 'harmed'),
      title: document.title === 'harmed',
      elements: document.querySelectorAll('iframe, object, embed, img[src="x"], #app script')
        .length,
      acting: acting.map(({ name, value }) => `${name}=${value}`),
      wider: document.documentElement.scrollWidth > document.documentElement.clientWidth,
      said: (Reflect.get(window, 'said') as Set<string>).size,
    };
  });

const NOTHING = { harmed: false, title: false, elements: 0, acting: [], wider: false };

test('words that mean harm are words, on every screen', async () => {
  test.setTimeout(240_000);
  const profile = await mkdtemp(path.join(tmpdir(), 'waymark-harm-'));
  await buildGallery();
  const gallery = await serveGallery();
  const context = await openPlainChromium({ profile, viewport: { width: 320, height: 900 } });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const errors: string[] = [];
    const asked: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(gallery.address)) asked.push(request.url());
    });
    const states = await listStates(page, gallery.address);
    let said = 0;
    for (const [home, names] of Map.groupBy(states, (state) => state.home)) {
      // The panel's screens again, in a wider place.
      if (home === 'side' || home === 'tab') continue;
      await page.setViewportSize({ width: home === 'popup' ? 360 : 320, height: 900 });
      for (const [at, { name }] of names.entries()) {
        if (at === 0) await showState(page, gallery.address, name, 'harm=1');
        else await showNext(page, name);
        const { said: put, ...deeds } = await deedsOf(page);
        said += put;
        expect.soft(deeds, name).toEqual(NOTHING);
      }
    }
    expect(said).toBeGreaterThan(states.length);
    expect(errors).toEqual([]);
    expect(asked).toEqual([]);
  } finally {
    await context.close();
    await gallery.close();
    await rm(profile, { recursive: true, force: true });
  }
});
