import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Page } from '@playwright/test';
import { frameAt } from '../browser/chromium.ts';
import { isReal } from '../real-lms/lms.ts';
import { readSettings } from '../real-lms/settings.ts';
import { startRealStack } from '../real-lms/stack.ts';
import { openInCourse } from '../stack/desk.ts';
import { platformCommand } from '../stack/platform-command.ts';
import { newDatabase } from '../stack/prepared.ts';
import { type Stack, startStack } from '../stack/stack.ts';
import { expectNoViolationsDayAndNight } from './axe.ts';
import { expect, FLAVOURS, type FlavourName } from './fixtures.ts';
import { test as base, type Visitor } from './visitors.ts';

const real = readSettings();
const SCHOOL = 'Riverside School';

/** A server and LMSs that have never heard of each other, on a PostgreSQL that the command can reach meanwhile. */
const test = base.extend({
  stack: [
    async ({ realLms }, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'waymark-registration-'));
      const { WAYMARK_CLUSTER = '' } = process.env;
      const ports = { server: 0, canvas: 0, moodle: 0 };
      const stack =
        realLms === null
          ? await startStack({
              ...{ folder, ports, unregistered: true as const },
              env: await newDatabase(WAYMARK_CLUSTER),
            })
          : await startRealStack(realLms, folder, { unregistered: true });
      await use(stack);
      await stack.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'test', timeout: 90_000 },
  ],
});
// Each runs the command a few times, a process of its own.
test.describe.configure({ timeout: 180_000 });
if (real?.administrator === undefined)
  test.skip('registration at a real LMS: not asked to (WAYMARK_LMS with an administrator, docs/real-lms.md)', () => {});

/** The embedded database, which a real LMS's journeys have, has one holder: then the server rests meanwhile. */
async function command(stack: Stack, ...words: string[]): Promise<string> {
  const rests = stack.env.DATABASE_URL === undefined;
  if (rests) await stack.stopServer();
  try {
    return await platformCommand(words, stack.env);
  } finally {
    if (rests) await stack.startServer();
  }
}

async function linkFor(stack: Stack, ...words: string[]): Promise<string> {
  const said = await command(stack, 'link', '--tenant', SCHOOL, ...words);
  return said.split('\n')[0] ?? '';
}

/** The LMS's own page, a tool's address pasted into it; what the tool shows there. */
async function paste({ page, lms, stack }: Visitor, flavour: FlavourName, link: string) {
  await page.goto(lms.url.manageTools());
  if (flavour === 'moodle') {
    await page.locator('#tool-url').fill(link);
    await page.locator('#tool-create-button').click();
  } else {
    await page.getByRole('button', { name: 'Install a New App' }).click();
    await page.getByLabel('Dynamic Registration URL').fill(link);
    await page.getByRole('button', { name: 'Next' }).click();
  }
  const frame = await frameAt(page, stack.url);
  await frame.locator('main').waitFor();
  return frame;
}

async function letIn(page: Page, flavour: FlavourName): Promise<void> {
  if (flavour === 'canvas') {
    await page.getByRole('button', { name: 'Install App' }).click();
    await expect(page.locator('#apps .pill')).toHaveText('On');
    return;
  }
  const card = page.locator('.tool-card', { hasText: 'Waymark' }).last();
  await card.getByText('Activate', { exact: true }).click();
  await expect(card.getByText('Active', { exact: true })).toBeVisible();
}

/** At a real Moodle a new tool stands in no course yet: its teacher adds it to one. */
async function openWaymark(teacher: Visitor): Promise<Frame> {
  const { lms, page, stack } = teacher;
  if (!isReal(lms)) return openInCourse(teacher);
  const [, deployment = ''] = /deployment (\S+)/.exec(await command(stack, 'list')) ?? [];
  const course = lms.courses[0]?.id ?? '';
  const query = `add=lti&typeid=${deployment}&course=${course}&section=0&return=0`;
  await page.goto(`${lms.origin}${lms.path}/course/modedit.php?${query}`);
  await page.locator('#id_submitbutton').click();
  const frame = await frameAt(page, stack.url);
  await frame.locator('main').first().waitFor();
  return frame;
}

for (const flavour of FLAVOURS) {
  test(`registration, ${flavour}: an administrator brings Waymark in by a one-time link, and a teacher opens it`, async ({
    stack,
    visit,
  }) => {
    test.skip(real !== null && isReal(stack.lms(flavour)) && real.administrator === undefined);
    const lms = stack.lms(flavour);
    const { host } = new URL(lms.origin);
    const admin = await visit(lms, 'anneke');
    const link = await linkFor(stack, '--host', host);

    const asked = await paste(admin, flavour, link);
    await expect(asked.getByText(`Register Waymark at ${host}`)).toBeVisible();
    await expect(asked.getByText('No email address, no picture, no grades.')).toBeVisible();
    await expectNoViolationsDayAndNight(asked, 'what is asked');
    await asked.getByRole('button', { name: 'Register Waymark' }).click();
    const done = await frameAt(admin.page, stack.url);
    await expect(done.getByText(`Waymark is registered at ${host}`)).toBeVisible();
    await expectNoViolationsDayAndNight(done, 'what is left to do');
    await done.getByRole('button', { name: 'Done' }).click();
    await expect(admin.page.locator('iframe')).toHaveCount(0);
    await letIn(admin.page, flavour);

    const teacher = await visit(lms, 'okafor');
    const opened = await openWaymark(teacher);
    await expect(opened.getByText(teacher.person.name).first()).toBeVisible();
    // Everything an LMS and the server need of each other: the command exits with an error otherwise.
    if (!isReal(lms)) expect(await command(stack, 'health')).toContain('ok  Class list: ');

    const again = await paste(admin, flavour, link);
    await expect(again.getByText(/was used already.*Those who run your Waymark/)).toBeVisible();
    await expectNoViolationsDayAndNight(again, 'why not');
  });
}

test('registration: a link for another LMS, or out of time, is refused with who can mend it', async ({
  stack,
  visit,
}) => {
  const { moodle, canvas } = stack.sandbox;
  const admin = await visit(moodle, 'anneke');
  const other = await linkFor(stack, '--host', new URL(canvas.origin).host);
  const refused = await paste(admin, 'moodle', other);
  await expect(refused.getByText(/This registration link is for .*those who run/)).toBeVisible();

  await admin.page.goto(`${stack.url}/lti/register?link=${'x'.repeat(43)}`);
  await expect(admin.page.getByText('This address is for your learning site')).toBeVisible();
  const unknown = await paste(admin, 'moodle', `${stack.url}/lti/register?link=${'x'.repeat(43)}`);
  await expect(unknown.getByText(/We do not know this registration link/)).toBeVisible();
});

test('registration: by a link that names no LMS nobody comes in until it is confirmed', async ({
  stack,
  visit,
}) => {
  const { moodle } = stack.sandbox;
  const admin = await visit(moodle, 'anneke');
  const asked = await paste(admin, 'moodle', await linkFor(stack));
  await expect(asked.getByText('This link names no learning site.')).toBeVisible();
  await asked.getByRole('button', { name: 'Register Waymark' }).click();
  const done = await frameAt(admin.page, stack.url);
  const line = await done.locator('pre').textContent();
  await done.getByRole('button', { name: 'Done' }).click();
  await letIn(admin.page, 'moodle');

  const teacher = await visit(moodle, 'okafor');
  const [course] = moodle.courses;
  if (course === undefined) throw new Error('The LMS has no course.');
  await teacher.page.goto(moodle.url.toolInCourse(course));
  const shut = await frameAt(teacher.page, stack.url);
  await expect(shut.getByText('This learning site is switched off in Waymark.')).toBeVisible();

  const words = (line ?? '').replace('npm run platform -- ', '').split(' ');
  expect(await command(stack, ...words)).toContain('is confirmed');
  const opened = await openInCourse(teacher);
  await expect(opened.getByText(teacher.person.name).first()).toBeVisible();

  // Moodle is not let fetch our keys: launches go on, class lists do not, and the command says what to change.
  moodle.manners.set({ keysBlocked: true });
  await expect(command(stack, 'health')).rejects.toThrow(/cURL blocked hosts list/);
});

test('registration: the page for entering Waymark by hand copies every field', async ({
  stack,
  visit,
}) => {
  const { moodle } = stack.sandbox;
  await linkFor(stack);
  const [address = ''] = /http\S+\/lti\/setup\/\S+/.exec(await command(stack, 'list')) ?? [];
  const { page, context } = await visit(moodle, 'anneke');
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: stack.url });
  await page.goto(address);
  await expectNoViolationsDayAndNight(page, 'fields by hand');
  await page.getByRole('button', { name: 'Copy “Public keyset”' }).click();
  await expect(page.getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${stack.url}/lti/keys`);
  const buttons = page.getByRole('button');
  for (const button of await buttons.all()) {
    await button.click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim()).not.toBe('');
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(wide)).toBe(0);
});
