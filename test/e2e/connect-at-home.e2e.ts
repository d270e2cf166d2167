import { openInCourse } from '../stack/desk.ts';
import { expect, test } from './fixtures.ts';

test('One press at home opens the connect page with its code', async ({ stack, seat }) => {
  const desk = await seat(stack.sandbox.canvas, 'priya');
  const home = await openInCourse(desk);
  const opened = desk.browser.context.waitForEvent('page');
  await home.getByRole('button', { name: 'Connect this browser' }).click();
  const connect = await opened;
  await expect(connect.getByText('Press the Waymark button')).toBeVisible();
  await expect(connect.getByText(desk.person.name)).toBeVisible();
  expect(await connect.evaluate(() => window.opener)).toBeNull();
  await expect(home.getByText('Go on in the tab that opened')).toBeVisible();
});

test('The word about the extension stays away once it is sent away', async ({ stack, seat }) => {
  const desk = await seat(stack.sandbox.moodle, 'soren');
  const home = await openInCourse(desk);
  await home.getByRole('button', { name: 'Do not show this again' }).click();
  await expect(home.getByText('My browsers').last()).toBeVisible();
  const again = await openInCourse(desk);
  await expect(again.getByText('Saved at school')).toBeVisible();
  await expect(again.getByRole('button', { name: 'Connect this browser' })).toHaveCount(0);
  await again.getByRole('link', { name: 'My browsers' }).click();
  await expect(again.getByRole('button', { name: 'Connect this browser' })).toBeVisible();
  await again.getByRole('link', { name: 'My learning' }).click();
  await expect(again.getByText('No open steps')).toBeVisible();
  await expect(again.getByRole('button', { name: 'Connect this browser' })).toHaveCount(0);
});
