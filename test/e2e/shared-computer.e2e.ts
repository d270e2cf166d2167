import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pressToolbarButton } from '../browser/chromium.ts';
import { managedChromium, whyUnmanaged } from '../browser/managed.ts';
import { attachToPopup } from '../browser/popup.ts';
import { until } from '../browser/until.ts';
import { connectDesk } from '../stack/connect.ts';
import { personOf, signIn } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { openOptions } from './connect-by-code.ts';
import { expect, flavourFor } from './fixtures.ts';
import { panelOf } from './panel.ts';
import { press, shows } from './popup.ts';
import { test } from './visitors.ts';

// Of the key in wxt.config.ts; docs/policy.md names it too.
const EXTENSION_ID = 'mecadknodokdpjodnhlhbgfiekfgccii';
const HERS = 'Say what the pump did, not what I hoped.';
const THEIRS = 'Draw the creek before I describe it.';

for (const flavour of flavourFor('moodle')) {
  test(`${flavour}: at a shared computer an older tab, and a page after signing out, are nobody’s`, async ({
    stack,
    seat,
  }) => {
    const lms = stack.sandbox[flavour];
    const [, course] = lms.courses;
    const [assignment] = course?.assignments ?? [];
    if (course === undefined || assignment === undefined) throw new Error('No course to try in.');
    const address = lms.url.assignment(course, assignment);
    const first = await seat(lms, 'fatima');
    await connectDesk(first);
    await first.page.goto(address);
    const hers = await panelOf(first);
    await hers.getByRole('button', { name: 'Set a goal' }).click();
    await hers.getByRole('button', { name: 'Next question' }).click();
    await hers.getByLabel('What am I working to do next?').fill(HERS);
    await hers.getByRole('button', { name: 'Done' }).click();
    await expect(hers.getByRole('heading', { name: HERS })).toBeVisible();
    await expect(hers.getByText('Saved at school')).toBeVisible();

    await signIn(first.page, lms, personOf(lms, 'soren'));
    await first.page.goto(address);
    const theirs = await panelOf(first);
    await theirs.getByRole('button', { name: 'Set a goal' }).click();
    await theirs.getByRole('button', { name: 'Next question' }).click();
    await theirs.getByLabel('What am I working to do next?').fill(THEIRS);
    await theirs.getByRole('button', { name: 'Done' }).click();
    await expect(theirs.getByRole('heading', { name: THEIRS })).toBeVisible();

    await signIn(first.page, lms, first.person);
    await first.page.goto(address);
    const back = await panelOf(first);
    await expect(back.getByRole('heading', { name: HERS })).toBeVisible();
    await expect(back.getByText(THEIRS)).toHaveCount(0);

    await test.step('a second tab signs somebody else in: the first locks, and so does its own tab', async () => {
      await back.getByRole('button', { name: `Open your goal: ${HERS}` }).click();
      const opened = first.browser.context.waitForEvent('page');
      await back.getByRole('button', { name: 'Share it…' }).click();
      const alone = await opened;
      const next = alone.getByRole('textbox', { name: 'What am I working to do next?' });
      await expect(next).toHaveValue(HERS);
      const second = await first.browser.context.newPage();
      await signIn(second, lms, personOf(lms, 'soren'));
      await second.goto(address);
      const other = await panelOf({ ...first, page: second });
      await expect(other.getByRole('heading', { name: THEIRS })).toBeVisible();
      for (const hers of [back, alone]) {
        await expect(hers.getByText('Somebody else is signed in here')).toBeVisible();
        await expect(hers.getByText(HERS)).toHaveCount(0);
        await expect(hers.getByRole('textbox')).toHaveCount(0);
      }
      await alone.close();

      await first.page.goto(address);
      await expect((await panelOf(first)).getByRole('heading', { name: THEIRS })).toBeVisible();
      await second.context().clearCookies();
      await second.goto(lms.url.signIn());
      const left = await panelOf(first);
      await expect(left.getByText('Somebody else is signed in here')).toBeVisible();
      await expect(left.getByText(THEIRS)).toHaveCount(0);
      await second.close();
    });
  });
}

test('IT connects everybody, and on a shared computer nothing of the last person stays', async ({
  stack,
  seat,
}) => {
  const why = await whyUnmanaged();
  test.skip(why !== null, why ?? '');
  const lms = stack.sandbox.moodle;
  const { course, assignment } = firstAssignment(lms);
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-policy-'));
  const ours = {
    server: stack.url,
    lmsOrigins: [lms.origin],
    allowedServers: [stack.url],
    sharedComputer: true,
  };
  const program = await managedChromium(folder, {
    '3rdparty': { extensions: { [EXTENSION_ID]: ours } },
  });
  const desk = await seat(lms, 'fatima', { program });
  const address = lms.url.assignment(course, assignment);
  await desk.page.goto(address);
  await pressToolbarButton(desk.browser, desk.page);
  const popup = await until('the popup', () => attachToPopup(desk.browser));
  await press(popup, 'Allow it here');
  await shows(popup, 'Connected');
  await popup.close();

  const hers = await panelOf(desk);
  await expect(hers.getByRole('heading', { name: 'Your goal here' })).toBeVisible();
  await signIn(desk.page, lms, personOf(lms, 'olena'));
  await desk.page.goto(address);
  const theirs = await panelOf(desk);
  await expect(theirs.getByRole('heading', { name: 'Your goal here' })).toBeVisible();

  const options = await openOptions(desk);
  await expect(options.getByRole('heading', { name: personOf(lms, 'olena').name })).toBeVisible();
  await expect(options.getByText(desk.person.name)).toHaveCount(0);
  await until('one person’s database', async () => {
    const names = await options.evaluate(async () =>
      (await indexedDB.databases()).flatMap(({ name = '' }) =>
        name.startsWith('waymark http') ? [name] : [],
      ),
    );
    return names.length === 1 ? true : undefined;
  });

  await options.getByLabel('Address of your school’s Waymark').fill('https://other.example');
  await options.getByLabel('Code', { exact: true }).fill('0123456789AB');
  await options.getByRole('button', { name: 'Go on' }).click();
  await expect(options.getByText('Your school does not allow this here.')).toBeVisible();
  await rm(folder, { recursive: true, force: true });
});
