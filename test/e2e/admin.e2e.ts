import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Page } from '@playwright/test';
import { codeAt, stepAt } from '../../lti-server/admin/totp.ts';
import { frameAt } from '../browser/chromium.ts';
import { openInCourse } from '../stack/desk.ts';
import { platformCommand } from '../stack/platform-command.ts';
import { newDatabase } from '../stack/prepared.ts';
import { startStack } from '../stack/stack.ts';
import { expectNoViolationsDayAndNight } from './axe.ts';
import { expect, FLAVOURS } from './fixtures.ts';
import { test as base } from './visitors.ts';

/** On a PostgreSQL that the command can reach while the server runs. */
const test = base.extend({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing is needed.
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'waymark-admin-'));
      const { WAYMARK_CLUSTER = '' } = process.env;
      const ports = { server: 0, canvas: 0, moodle: 0 };
      const stack = await startStack({ folder, ports, env: await newDatabase(WAYMARK_CLUSTER) });
      await use(stack);
      await stack.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'test', timeout: 90_000 },
  ],
});

const part = (place: Frame | Page, name: string) =>
  place.getByRole('navigation').getByRole('link', { name, exact: true }).click();

for (const flavour of FLAVOURS)
  test(`administrators, ${flavour}: who administers the LMS looks after Waymark, who teaches does not`, async ({
    stack,
    visit,
  }) => {
    const lms = stack.lms(flavour);
    const teacher = await visit(lms, 'okafor');
    const home = await openInCourse(teacher);
    await expect(home.getByText(teacher.person.name).first()).toBeVisible();
    await expect(home.getByRole('button', { name: 'Look after Waymark' })).toHaveCount(0);

    const admin = await visit(lms, 'anneke');
    const opened = await openInCourse(admin);
    await opened.getByRole('button', { name: 'Look after Waymark' }).click();
    await admin.page.frameLocator('iframe').getByText('Sign out').waitFor();
    const frame = await frameAt(admin.page, stack.url);
    await frame
      .getByRole('button', { name: /^Check it now/ })
      .first()
      .click();
    await expect(frame.getByText('Switched on.')).toBeVisible();
    await expectNoViolationsDayAndNight(frame, 'learning sites');
    await part(frame, 'Courses');
    await expect(frame.getByText(lms.courses[0]?.title ?? '').first()).toBeVisible();
    await part(frame, 'Browsers');
    await expect(frame.getByText('No browser is connected.')).toBeVisible();
    await part(frame, 'What was done');
    await expect(frame.getByText('Came in')).toBeVisible();
    await expect(frame.getByText(`By ${admin.person.name}`)).toBeVisible();
    await frame.getByRole('button', { name: 'Sign out' }).click();
    await expect(frame.getByText('Your time here has ended')).toBeVisible();
  });

/** RFC 4648, as an authenticator app reads it. */
function bytesOf(base32: string): Uint8Array {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...base32]
    .map((each) => letters.indexOf(each).toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2));
}

test('administrators: an account made by the command signs in with password and code', async ({
  stack,
  visit,
}) => {
  const told = await platformCommand(['admin', 'add', 'it-office'], stack.env);
  const [, password = ''] = /password +(\S+)/.exec(told) ?? [];
  const [, secret = ''] = /codes +(\S+)/.exec(told) ?? [];
  const { page } = await visit(stack.lms('moodle'), 'anneke');
  await page.goto(`${stack.url}/admin`);
  await page.getByLabel('Account name').fill('it-office');
  await page.getByLabel('Password').fill('not this one');
  await page.getByLabel('Code from your app').fill(codeAt(bytesOf(secret), stepAt(Date.now())));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText(/is not right/)).toBeVisible();
  await expectNoViolationsDayAndNight(page, 'sign in');
  await page.getByLabel('Password').fill(password);
  await page.getByLabel('Code from your app').fill(codeAt(bytesOf(secret), stepAt(Date.now())));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Learning sites').first()).toBeVisible();
  await page.reload();
  await part(page, 'What was done');
  await page.getByLabel('Whose list').selectOption('This server');
  for (const words of ['Made an account', 'Turned a sign-in away', 'Came in'])
    await expect(page.getByText(words)).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('Account name')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Account name')).toBeVisible();
});
