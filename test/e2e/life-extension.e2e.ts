import type { Frame } from '@playwright/test';
import { setEnabled, setGranted, updateExtension } from '../browser/life.ts';
import { connectDesk } from '../stack/connect.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { openOptions } from './connect-by-code.ts';
import { expect, test } from './fixtures.ts';
import { traces } from './lms-page.ts';
import { panelOf } from './panel.ts';

test.use({ actionTimeout: 10_000 });

const NONE = { hosts: 0, misplaced: 0, sheets: 0 };
const ONE = { hosts: 1, misplaced: 0, sheets: 1 };

test('the extension is updated, switched off, and taken its permission, in mid-sentence', async ({
  stack,
  seat,
}) => {
  test.setTimeout(180_000);
  const lms = stack.sandbox.moodle;
  const { course, assignment } = firstAssignment(lms);
  const [learner] = lms.people.filter(({ key }) => key === 'lucia');
  const desk = await seat(lms, 'okafor');
  const { page, browser } = desk;
  await connectDesk(desk);
  await page.goto(lms.url.grader(course, assignment, learner));
  const noticed = (panel: Frame) => panel.getByLabel('What I notice');
  /** The panel that is there now, with these words in it. */
  const expectWords = (words: string) =>
    expect(async () => {
      const panel = await panelOf(desk);
      await expect(noticed(panel)).toHaveValue(words, { timeout: 1000 });
      expect(await traces(page)).toEqual(ONE);
    }).toPass({ timeout: 20_000 });
  await expectWords('');

  await test.step('updated: a new panel in the old one’s place, with the words half written', async () => {
    const before = await panelOf(desk);
    await noticed(before).fill('This sentence was never fin');
    await updateExtension(browser);
    await expect.poll(() => before.isDetached(), { timeout: 15_000 }).toBe(true);
    await expectWords('This sentence was never fin');
    const panel = await panelOf(desk);
    await noticed(panel).fill('This sentence is finished.');
    await panel.getByRole('button', { name: 'Keep draft' }).click();
    await expect(panel.getByText('Saved at school')).toBeVisible();
  });

  await test.step('reloaded with the page, in the same instant', async () => {
    const panel = await panelOf(desk);
    await noticed(panel).fill('This sentence is finished, and mo');
    await page.reload();
    await expectWords('This sentence is finished, and mo');
  });

  await test.step('permission taken: gone at once; given: back at once, without a reload', async () => {
    const options = await openOptions(desk);
    await setGranted(options, lms.origin, false);
    await expect.poll(() => traces(page)).toEqual(NONE);
    await setGranted(options, lms.origin, true);
    await expectWords('This sentence is finished, and mo');
    await options.close();
  });

  await test.step('switched off: nothing of ours is left; switched on: it is there again', async () => {
    await setEnabled(browser, false);
    await expect.poll(() => traces(page), { timeout: 15_000 }).toEqual(NONE);
    await setEnabled(browser, true);
    await expectWords('This sentence is finished, and mo');
  });
});
