import { readFile } from 'node:fs/promises';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { until } from '../browser/until.ts';
import type { Flavour, Person } from '../sandbox-lms/main.ts';

/** How a launch came back to the browser it began in, or why it did not. */
export type Way =
  | 'cookie'
  | 'storage of its own'
  | 'platform storage'
  | 'new tab'
  | 'message'
  | `error: ${string}`;

type Seen = 'session' | 'new tab' | 'message' | null;

/** What our document shows now; null: nothing yet. */
const look = (place: Frame): Promise<Seen> =>
  place
    .evaluate((): Seen => {
      // The page takes its session out of itself as soon as it runs.
      if (document.querySelector('#waymark-session, #app > *') !== null) return 'session';
      const offer = document.querySelector<HTMLElement>('#new-tab');
      if (offer !== null && !offer.hidden) return 'new tab';
      const blocked = document.querySelector<HTMLElement>('#blocked');
      if (blocked !== null && !blocked.hidden) return 'message';
      return document.querySelector('.reference') === null ? null : 'message';
    })
    // It was just going elsewhere.
    .catch(() => null);

const seenIn = (page: Page, server: string) =>
  until(
    'what Waymark shows',
    async () => {
      for (const frame of page.frames().filter((one) => one.url().startsWith(server))) {
        const seen = await look(frame);
        if (seen !== null) return { frame, seen };
      }
      return undefined;
    },
    40_000,
  );

const storesHere = (frame: Frame): Promise<boolean> =>
  frame.evaluate(() => {
    try {
      localStorage.setItem('tried', '1');
      localStorage.removeItem('tried');
      return true;
    } catch {
      return false;
    }
  });

const launchesIn = async (logFile: string): Promise<number> => {
  const lines = (await readFile(logFile, 'utf8')).split('\n');
  return lines.filter((line) => line.includes('"path":"/lti/launch"')).length;
};

async function inNewTab(browser: Browser, page: Page, frame: Frame, server: string): Promise<Way> {
  const before = new Set(await browser.pages());
  await frame.evaluate(() => document.querySelector<HTMLElement>('#new-tab a')?.click());
  const opened = await until('the new tab', async () => {
    const pages = await browser.pages();
    return pages.find((one) => one !== page && !before.has(one));
  });
  const { seen } = await seenIn(opened, server);
  if (seen === 'session') return 'new tab';
  return seen === 'message' ? 'message' : 'error: offered a new tab in the new tab';
}

/** Signs in, opens the tool in its course as a learner does, and tells what came of it. */
export async function launchIn(
  browser: Browser,
  lms: Flavour,
  person: Person,
  where: { server: string; logFile: string },
): Promise<Way> {
  const [course] = lms.courses;
  if (course === undefined) throw new Error('The LMS has no course.');
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  await page.goto(lms.origin);
  const status = await page.evaluate(
    async (address) => (await fetch(address, { method: 'POST' })).status,
    lms.url.signInAs(person),
  );
  if (status >= 400) return `error: sign-in ${status}`;
  const before = await launchesIn(where.logFile);
  await page.goto(lms.url.toolInCourse(course));
  const { frame, seen } = await seenIn(page, where.server);
  if (seen === 'new tab') return inNewTab(browser, page, frame, where.server);
  if (seen === 'message') return 'message';
  const launches = await until('the line of the launch', async () => {
    const since = (await launchesIn(where.logFile)) - before;
    return since > 0 ? since : undefined;
  });
  if (launches === 1) return 'cookie';
  return (await storesHere(frame)) ? 'storage of its own' : 'platform storage';
}
