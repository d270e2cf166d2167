import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BROWSERS, type BrowserName, type DriverOptions } from '../browser/driver.ts';
import { readSettings } from '../real-lms/settings.ts';
import type { Flavour, PersonKey } from '../sandbox-lms/main.ts';
import { type Seat, takeSeat } from '../stack/seat.ts';
import { EVERYWHERE, FLAVOURS } from './fixtures.ts';
import { tellOf } from './told.ts';
import { test as base } from './visitors.ts';

/** Each browser at each LMS: what a journey is run in. */
export const PLACES = BROWSERS.flatMap((browser) =>
  FLAVOURS.map((flavour) => ({ browser, flavour, name: `${browser}, ${flavour}` })),
);

/** Each browser and each LMS once: for what has been seen not to hang on which of them meet. A real LMS wants every place. */
export const PAIRS =
  EVERYWHERE || readSettings() !== null
    ? PLACES
    : PLACES.filter(({ browser, flavour }) => (browser === 'chromium') === (flavour === 'canvas'));

/** One place: for what hangs on neither browser nor LMS, or on this browser most. */
export const placeIn = (browser: BrowserName): typeof PLACES =>
  EVERYWHERE ? PAIRS : PAIRS.filter((place) => place.browser === browser);

/** Where the environment names no LMS of a school, the list of tests says so. */
export function atRealLmsToo(journey: string): void {
  if (readSettings() === null)
    test.skip(`${journey} at a real LMS: not asked to (WAYMARK_LMS, docs/real-lms.md)`, () => {});
}

type SitAt = (
  browser: BrowserName,
  lms: Flavour,
  key: PersonKey,
  options?: Partial<DriverOptions>,
) => Promise<Seat>;

/** `sit`: a fresh profile of either browser each, closed at the end. */
export const test = base.extend<{ sit: SitAt }>({
  sit: async ({ stack }, use, info) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'waymark-seat-'));
    const open: Seat[] = [];
    const like = path.join(process.env.WAYMARK_PREPARED ?? folder, 'firefox');
    await use(async (browser, lms, key, options) => {
      const profile = path.join(folder, `${key}-${open.length}`);
      // With an environment of its own it begins anew, as installed this minute.
      const begin = options?.env === undefined ? { profile, like } : { profile };
      const seat = await takeSeat(browser, stack, lms, key, { ...begin, ...options });
      open.push(seat);
      return seat;
    });
    for (const { driver, person } of open) await tellOf(info, person.name, driver.shown);
    await Promise.all(open.map(({ driver }) => driver.quit()));
    await rm(folder, { recursive: true, force: true });
  },
});
