import type { Frame, Page } from '@playwright/test';
import { until } from '../browser/until.ts';
import { openInCourse } from '../stack/desk.ts';
import { expect, FLAVOURS } from './fixtures.ts';
import { startSmallSite } from './small-site.ts';
import { test } from './visitors.ts';

/** Sets an ordinary cookie for use in frames; `/seen` tells what came back. */
const cookieSite = () =>
  startSmallSite('127.0.0.3', (request, response) => {
    if (request.url === '/seen') {
      response.end(request.headers.cookie ?? '');
      return;
    }
    response.setHeader('content-type', 'text/html');
    response.setHeader('set-cookie', 'plain=1; SameSite=None; Secure; Path=/');
    response.end('<!doctype html><title>A site of its own</title><p>cookies</p>');
  });

const seen = (place: Page | Frame): Promise<string> =>
  place.evaluate(() => fetch('/seen').then((answer) => answer.text()));

async function framed(page: Page, address: string): Promise<Frame> {
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
  }, address);
  return until('the framed site', async () => {
    const frame = page.frames().find((one) => one.url().startsWith(address));
    return (await frame?.getByText('cookies').count()) ? frame : undefined;
  });
}

for (const flavour of FLAVOURS) {
  test(`${flavour}: with third-party cookies blocked, and proven to be, the launch works`, async ({
    stack,
    seat,
    visit,
  }) => {
    const lms = stack.sandbox[flavour];
    const [course] = lms.courses;
    if (course === undefined) throw new Error('No course to try in.');
    const site = await cookieSite();
    try {
      const plain = await visit(lms, 'priya');
      for (const who of [plain, await seat(lms, 'fatima')]) {
        await who.page.goto(lms.url.course(course));
        expect(await seen(await framed(who.page, site.origin)), 'in a frame').toBe('');
        // The cookie itself is a good one: the same site keeps it as a page of its own.
        await who.page.goto(site.origin);
        expect(await seen(who.page), 'as a page of its own').toBe('plain=1');
        await who.page.goto(lms.url.course(course));
        expect(await seen(await framed(who.page, site.origin)), 'kept, but not sent').toBe('');

        const frame = await openInCourse(who);
        await expect(frame.getByRole('heading', { name: who.person.name })).toBeVisible();
      }
    } finally {
      await site.close();
    }
  });
}
