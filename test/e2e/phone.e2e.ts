import type { Page } from '@playwright/test';
import { openInCourse } from '../stack/desk.ts';
import { expect } from './fixtures.ts';
import { test } from './visitors.ts';

const GOAL = 'Say out loud what I am not sure about.';
const SECOND = 'Ask one person before I begin.';
const PHONE = { width: 390, height: 844 };

const saved = (page: Page) => page.getByText('Saved at school', { exact: true });

/** The shell is on the phone, and answers from now on. */
const shellIsKept = (page: Page): Promise<unknown> =>
  page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state));

async function setGoal(page: Page, words: string): Promise<void> {
  await page
    .getByRole('button', { name: /^(Set a goal|New goal)$/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'All five' }).click();
  await page.getByLabel('What am I working to do next?').fill(words);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { name: words })).toBeVisible();
}

test('a learner keeps their home on the phone: without the LMS, without a network, until it is ended', async ({
  stack,
  visit,
}) => {
  const lms = stack.sandbox.moodle;
  const learner = await visit(lms, 'amara', { viewport: PHONE });
  const { context } = learner;
  const frame = await openInCourse(learner);
  await frame.getByText('Keep Waymark on this phone').click();
  const opened = context.waitForEvent('page');
  await frame.getByRole('button', { name: 'Keep on this phone' }).click();
  const first = await opened;
  await expect(first.getByRole('heading', { name: 'Keep Waymark on this phone?' })).toBeVisible();
  await expect(first.getByText(learner.person.name)).toBeVisible();
  expect(new URL(first.url()).hash).toBe('');
  await first.getByRole('button', { name: 'Keep on this phone' }).click();
  await expect(first.getByRole('heading', { name: `Hello, ${learner.person.name}` })).toBeVisible();
  await setGoal(first, GOAL);
  await expect(saved(first)).toBeVisible();
  await shellIsKept(first);
  await first.close();
  await learner.page.goto('about:blank');

  // Opened again, the LMS is not asked, and then there is no network either.
  const home = await context.newPage();
  const atLms: string[] = [];
  home.on('request', (request) => {
    if (request.url().startsWith(lms.origin)) atLms.push(request.url());
  });
  await home.goto(`${stack.url}/home`);
  await expect(home.getByRole('heading', { name: GOAL })).toBeVisible();
  await expect(saved(home)).toBeVisible();
  await context.setOffline(true);
  await home.reload();
  await expect(home.getByRole('heading', { name: GOAL })).toBeVisible();
  await setGoal(home, SECOND);
  await expect(saved(home)).toBeHidden();
  await home.reload();
  await expect(home.getByRole('heading', { name: SECOND })).toBeVisible();
  await context.setOffline(false);
  await expect(saved(home)).toBeVisible();
  expect(atLms).toEqual([]);
  expect(
    await home.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().filter(({ url }) => new URL(url).pathname.startsWith('/api'));
    }),
  ).toEqual([]);

  // At school, from the LMS, it is there; and there the phone is ended.
  await learner.page.bringToFront();
  const again = await openInCourse(learner);
  await expect(again.getByRole('heading', { name: SECOND })).toBeVisible();
  await again.getByRole('link', { name: 'My browsers' }).click();
  await again.getByRole('button', { name: /^End this connection: Phone/ }).click();
  await expect(again.getByText('Connection ended')).toBeHidden({ timeout: 30_000 });
  await home.bringToFront();
  await expect(
    home.getByRole('heading', { name: 'This phone is not connected any more' }),
  ).toBeVisible({
    timeout: 30_000,
  });
  await home.reload();
  await expect(home.getByRole('heading', { name: 'Open Waymark from your course' })).toBeVisible();
  await expect(home.getByText(SECOND)).toBeHidden();
});

test('where no page can open there is an address and a code to type, and a phone forgets', async ({
  stack,
  visit,
}) => {
  const learner = await visit(stack.sandbox.canvas, 'amara', { viewport: PHONE });
  const { context } = learner;
  const frame = await openInCourse(learner);
  // The launch's short page before it has a main part too.
  await expect(frame.getByText('Keep Waymark on this phone')).toBeVisible();
  await frame.evaluate(() => {
    window.open = () => null;
  });
  await frame.getByText('Keep Waymark on this phone').click();
  await frame.getByRole('button', { name: 'Keep on this phone' }).click();
  await expect(frame.getByText('No new page could open here.')).toBeVisible();
  const [address, code] = await frame.locator('.wm-code').allInnerTexts();
  expect(address).toBe(`${new URL(stack.url).host}/home/`);

  const home = await context.newPage();
  await home.goto(`http://${address}`);
  await home.getByLabel('Code').fill('ABCD');
  await home.getByRole('button', { name: 'Go on' }).click();
  await expect(home.getByText('A code has twelve letters and digits.')).toBeVisible();
  await home.getByLabel('Code').fill(code?.toLowerCase() ?? '');
  await home.getByRole('button', { name: 'Go on' }).click();
  await home.getByRole('button', { name: 'Keep on this phone' }).click();
  await setGoal(home, GOAL);
  await expect(saved(home)).toBeVisible();

  await home.getByRole('link', { name: 'My browsers' }).click();
  await expect(home.getByText('This one')).toBeVisible();
  await context.setOffline(true);
  await home.getByRole('link', { name: 'My learning' }).click();
  await setGoal(home, SECOND);
  await home.getByRole('link', { name: 'My browsers' }).click();
  await home.getByRole('button', { name: 'Forget this phone' }).click();
  await expect(home.getByText('Some of your words are not at school yet.')).toBeVisible();
  await context.setOffline(false);
  await home.getByRole('button', { name: 'Forget this phone' }).click();
  await expect(home.getByRole('heading', { name: 'Open Waymark from your course' })).toBeVisible();
  expect(
    await home.evaluate(async () => ({
      shells: (await caches.keys()).filter((name) => name.startsWith('waymark-shell')),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      kept: localStorage.getItem('waymark-phone'),
    })),
  ).toEqual({ shells: [], databases: [], kept: null });
  await learner.page.bringToFront();
  const again = await openInCourse(learner);
  await expect(again.getByRole('heading', { name: SECOND })).toBeVisible();
  await again.getByRole('link', { name: 'My browsers' }).click();
  await expect(again.getByText('No browser is connected to you.')).toBeVisible();
});
