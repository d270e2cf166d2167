import type { Page } from '@playwright/test';
import { type Desk, openInCourse } from '../stack/desk.ts';
import { expect } from './fixtures.ts';

export async function openOptions(desk: Desk): Promise<Page> {
  const options = await desk.browser.context.newPage();
  await options.goto(`chrome-extension://${desk.browser.extensionId}/options.html`);
  await options.getByRole('heading', { level: 1 }).waitFor();
  return options;
}

/** First contact by typing: the address of the school's Waymark and the code of its page, in the extension's options. */
export async function connectByCode(desk: Desk): Promise<void> {
  const frame = await openInCourse(desk);
  await frame.getByRole('link', { name: 'My browsers' }).click();
  await frame.getByRole('button', { name: 'Get a code' }).click();
  const code = await frame.locator('.wm-code').innerText();

  const options = await openOptions(desk);
  await options.getByLabel('Address of your school’s Waymark').fill(desk.stack.url);
  await options.getByLabel('Code', { exact: true }).fill(code.toLowerCase());
  await options.getByRole('button', { name: 'Go on' }).click();
  // Reading the code asks for the server alone; only then is it known who and which learning site this is about.
  await options.getByRole('button', { name: `Allow ${new URL(desk.stack.url).host}` }).click();
  await expect(options.getByText(desk.person.name)).toBeVisible();
  await options.getByRole('button', { name: 'Allow and connect' }).click();
  await expect(options.getByRole('heading', { name: 'Connected', exact: true })).toBeVisible();
  await options.close();
}
