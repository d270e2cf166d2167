import path from 'node:path';
import type { Frame } from '@playwright/test';
import type { PageContext } from '../../shared/protocol/page.ts';
import { EXTENSION } from '../browser/chromium.ts';
import { until } from '../browser/until.ts';
import { everyMessage } from '../hostile/messages.ts';
import { type Heard, speak } from '../hostile/speak.ts';
import { inWorldOf } from '../hostile/worlds.ts';
import { connectDesk } from '../stack/connect.ts';
import type { Desk } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { rowCounts } from './counts.ts';
import { expect, test } from './fixtures.ts';
import { panelOf } from './panel.ts';

const RIVAL = path.resolve(import.meta.dirname, '../hostile/rival');
const SECRET = 'Only the two of us know about the second till.';
/** What an overlay is told: no words, no names, no ids of people. */
const ORDER = ['whose', 'type', 'ticket', 'open', 'lms', 'page', 'dir', 'theme'];

const isPanel = (frame: Frame) =>
  frame.url().startsWith('chrome-extension://') && frame.url().includes('panel.html');

/** The unpacked rival's id: Chromium derives it from the folder, so it is asked for. */
async function rivalId(desk: Desk): Promise<string> {
  const page = await desk.browser.context.newPage();
  await page.goto('chrome://extensions/');
  const id = await page.evaluate(async () => {
    type Info = { id: string; name: string };
    const { chrome } = globalThis as unknown as {
      chrome: { developerPrivate: { getExtensionsInfo(): Promise<Info[]> } };
    };
    return (await chrome.developerPrivate.getExtensionsInfo()).find(({ name }) => name === 'Rival')
      ?.id;
  });
  await page.close();
  if (id === undefined) throw new Error('The rival was not loaded.');
  return id;
}

function expectNothing(heard: Heard[], who: string): void {
  for (const { type, answers } of heard)
    for (const answer of answers) {
      if (answer === null || (typeof answer === 'string' && answer.startsWith('refused'))) continue;
      // The overlay's orders alone: a script of ours asks for them on every page.
      expect(
        Object.keys(answer as object).every((key) => ORDER.includes(key)),
        `${who}: ${type}`,
      ).toBe(true);
      expect(who, `${type} was answered`).toBe('our own page script');
    }
  expect(JSON.stringify(heard), who).not.toContain(SECRET.slice(0, 20));
  expect(JSON.stringify(heard), who).not.toMatch(/Okafor|Fern/);
}

test('a hostile page and a hostile extension get no data and write nothing', async ({
  stack,
  seat,
}) => {
  test.setTimeout(150_000);
  const lms = stack.sandbox.moodle;
  const { course, assignment } = firstAssignment(lms);
  const learner = lms.people.find(({ key }) => key === 'lucia');
  const desk = await seat(lms, 'okafor', {
    args: [
      `--disable-extensions-except=${EXTENSION},${RIVAL}`,
      `--load-extension=${EXTENSION},${RIVAL}`,
    ],
  });
  const { page, browser } = desk;
  await connectDesk(desk);
  const grader = lms.url.grader(course, assignment, learner);
  await page.goto(grader);
  const panel = await panelOf(desk);
  await panel.getByLabel('What I notice').fill(SECRET);
  await panel.getByRole('button', { name: 'Keep draft' }).click();
  await expect(panel.getByText('Saved at school')).toBeVisible();

  const rival = await rivalId(desk);
  const context: PageContext = {
    lms: 'moodle',
    origin: lms.origin,
    base: '',
    userId: learner?.id ?? '',
    courseId: course.id,
    page: 'assignment',
    assignmentId: assignment.id,
    inPage: true,
    title: 'Forged',
    learner: null,
    attempt: null,
    anonymous: false,
    impersonating: false,
    language: 'en',
    dir: 'ltr',
    theme: 'light',
    contrast: 'normal',
  };
  const samples = everyMessage(context);
  const written = async (): Promise<object> => {
    // A forged person makes the background ask the LMS who this is: a session of the one signed in, and nothing else.
    const { session: _session, ...rest } = await rowCounts(stack);
    return rest;
  };
  const before = await written();

  await test.step('the LMS’s own scripts', async () => {
    expectNothing(
      (await page.evaluate(speak(samples, browser.extensionId))) as Heard[],
      'the page',
    );
  });
  await test.step('another extension, from a page of its own', async () => {
    const own = await browser.context.newPage();
    await own.goto(`chrome-extension://${rival}/rival.html`);
    expectNothing(
      (await own.evaluate(speak(samples, browser.extensionId))) as Heard[],
      'the rival',
    );
    await own.close();
  });
  const inRival = await inWorldOf(browser, page, rival);
  await test.step('another extension, in the LMS’s page', async () => {
    expectNothing(
      (await inRival(speak(samples, browser.extensionId))) as Heard[],
      'the rival’s script',
    );
  });
  await test.step('the panel’s address, ticket and all, opens for nobody again', async () => {
    const address = String(await inRival('rival.frame().src'));
    expect(address).toMatch(/panel\.html#/);
    for (const evaluate of [page.evaluate.bind(page), inRival]) {
      await evaluate(`new Promise((done) => {
        const frame = document.createElement('iframe');
        frame.name = 'copy';
        frame.onload = () => done();
        frame.src = ${JSON.stringify(address)};
        document.body.append(frame);
      })`);
      expect(await page.frame('copy')?.locator('body').innerText()).toBe('');
      await page.evaluate(() => document.querySelector('iframe[name=copy]')?.remove());
    }
  });
  await test.step('a panel sent elsewhere is put back', async () => {
    await inRival(`rival.frame().contentWindow.location.replace('${lms.url.unknownPage(course)}')`);
    await until('another panel with the same words', async () => {
      const values = page
        .frames()
        .filter(isPanel)
        .map(async (frame) => {
          const field = frame.getByLabel('What I notice');
          // The frame sent elsewhere goes while it is looked at.
          const is = await field.count().catch(() => 0);
          return is === 1 ? field.inputValue().catch(() => '') : '';
        });
      return (await Promise.all(values)).includes(SECRET) || undefined;
    });
    expect(page.frames().some((frame) => frame.url() === lms.url.unknownPage(course))).toBe(false);
  });
  await test.step('our pages stand in nobody’s frame', async () => {
    for (const name of ['popup', 'options', 'alone', 'sidepanel', 'panel']) {
      const address = `chrome-extension://${browser.extensionId}/${name}.html`;
      await page.evaluate(
        (src) =>
          new Promise<void>((done) => {
            const frame = document.createElement('iframe');
            frame.name = 'stolen';
            frame.onload = () => done();
            frame.src = src;
            document.body.append(frame);
          }),
        address,
      );
      const stolen = page.frame('stolen');
      expect(stolen?.url(), name).not.toContain(`${name}.html`);
      await page.evaluate(() => document.querySelector('iframe[name=stolen]')?.remove());
    }
  });
  await test.step('a page that broke into the process of our own script', async () => {
    const inOurs = await inWorldOf(browser, page, browser.extensionId);
    expectNothing((await inOurs(speak(samples, null))) as Heard[], 'our own page script');
  });

  expect(await written(), 'nothing was written').toEqual(before);
  await page.goto(grader);
  await expect((await panelOf(desk)).getByLabel('What I notice')).toHaveValue(SECRET);
});
