import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { NAMES } from '../../shared/ui/gallery/people.ts';
import { openPlainChromium } from '../browser/plain.ts';
import { buildGallery, listStates, showNext, showState } from '../gallery/serve.ts';
import { serveGallery } from '../gallery/server-pages.ts';
import { expectNoViolationsDayAndNight } from './axe.ts';

/** What every sentence is called, in whichever part it comes. */
const LOCALES = path.resolve(import.meta.dirname, '../../shared/locales');
const KEYS = new Set(
  globSync('{,*/}en.json', { cwd: LOCALES }).flatMap((file) =>
    Object.keys(JSON.parse(readFileSync(path.join(LOCALES, file), 'utf8'))).filter((key) =>
      key.includes('.'),
    ),
  ),
);

/** Whose own page a state is: their name stays there. */
const OWN =
  /^(learner-home|home|home-empty|home-side|assignment|tab-(share|plan)|panel-assignment)/;

test('axe finds nothing on any screen of the gallery, and nothing scrolls sideways', async () => {
  test.setTimeout(420_000);
  const profile = await mkdtemp(path.join(tmpdir(), 'waymark-gallery-'));
  await buildGallery();
  const gallery = await serveGallery();
  const context = await openPlainChromium({ profile, viewport: { width: 320, height: 900 } });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const states = await listStates(page, gallery.address);
    expect(states.length).toBeGreaterThan(50);
    for (const look of ['theme=light', 'lang=ar&presenter=1'])
      for (const [home, names] of Map.groupBy(states, (state) => state.home)) {
        // A popup is as wide as its style says; a side panel can be made narrower than any page.
        const width = { handle: 44, popup: 360, side: 280 }[home as string] ?? 320;
        await page.setViewportSize({ width, height: 900 });
        // The panel's screens again, in a wider place.
        const again = home === 'side' || home === 'tab';
        for (const [at, { name }] of names.entries()) {
          if (at === 0) await showState(page, gallery.address, name, look);
          else await showNext(page, name);
          const sheet = `${name}, ${look}`;
          // The structure is the same in every language.
          if (look === 'theme=light' && !again) await expectNoViolationsDayAndNight(page, sheet);
          if (look.endsWith('presenter=1') && !OWN.test(name)) {
            const html = await page.content();
            const named = NAMES.filter((one) => html.includes(one));
            expect.soft(named, sheet).toEqual([]);
          }
          if (look === 'theme=light') {
            const words = await page.evaluate(() => document.body.innerText);
            const bare = words.split(/\s+/).filter((word) => KEYS.has(word));
            expect.soft(bare, `${sheet}: a sentence that was not there yet`).toEqual([]);
          }
          const wider = await page.evaluate(() => {
            const { scrollWidth, clientWidth } = document.documentElement;
            return scrollWidth - clientWidth;
          });
          expect.soft(wider, `${sheet}: wider than ${width} px`).toBeLessThanOrEqual(0);
        }
      }
  } finally {
    await context.close();
    await gallery.close();
    await rm(profile, { recursive: true, force: true });
  }
});
