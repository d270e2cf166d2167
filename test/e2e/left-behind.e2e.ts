import { connectDesk } from '../stack/connect.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { expect, test } from './fixtures.ts';
import { panelOf } from './panel.ts';

test('a panel in a tab of its own goes when its page is left', async ({ stack, seat }) => {
  const lms = stack.sandbox.moodle;
  const { course, assignment } = firstAssignment(lms);
  const desk = await seat(lms, 'meiling');
  await connectDesk(desk);
  await desk.page.goto(lms.url.assignment(course, assignment));
  const panel = await panelOf(desk);
  await panel.getByRole('button', { name: 'Set a goal' }).click();
  await panel.getByRole('button', { name: 'Next question' }).click();
  await panel.getByLabel('What am I working to do next?').fill('Mine alone');
  await panel.getByRole('button', { name: 'Done' }).click();
  await panel.getByRole('button', { name: 'Open your goal: Mine alone' }).click();
  const opened = desk.browser.context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Share it…' }).click();
  const alone = await opened;
  // It opens at the goal; come back, it stands in the list.
  const inAlone = () =>
    alone
      .getByText('Mine alone')
      .or(alone.getByRole('textbox', { name: 'What am I working to do next?' }))
      .first();
  await expect(alone.getByRole('textbox', { name: 'What am I working to do next?' })).toHaveValue(
    'Mine alone',
  );
  // The same page again, then back from another: the panel is there where its page is.
  await desk.page.reload();
  await expect(inAlone()).toBeVisible();
  await desk.page.goto(lms.url.toolInCourse(course));
  await expect(inAlone()).toBeHidden();
  await desk.page.goBack();
  await expect(inAlone()).toBeVisible();
  await expect((await panelOf(desk)).getByText('Mine alone').first()).toBeVisible();

  await desk.page.context().clearCookies();
  await desk.page.goto(lms.origin);
  await expect(inAlone()).toBeHidden();
  await alone.reload();
  await expect(inAlone()).toBeHidden();
});
