import type { Page } from '@playwright/test';
import type { Desk } from '../stack/desk.ts';

export async function openOptions(desk: Desk): Promise<Page> {
  const options = await desk.browser.context.newPage();
  await options.emulateMedia({ reducedMotion: 'reduce' });
  await options.goto(`chrome-extension://${desk.browser.extensionId}/options.html`);
  await options.getByRole('heading', { level: 1 }).waitFor();
  return options;
}
