import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Page } from '@playwright/test';
import {
  allowHosts,
  type Browser,
  type BrowserOptions,
  frameAt,
  openChromium,
  pressToolbarButton,
} from '../browser/chromium.ts';
import { attachToPopup } from '../browser/popup.ts';
import { until } from '../browser/until.ts';
import type { Ask } from '../real-lms/ask.ts';
import type { Flavour, Person, PersonKey } from '../sandbox-lms/main.ts';
import { signInWith } from './sign-in.ts';
import type { Stack } from './stack.ts';

/** One person at one browser, at one LMS. */
export type Desk = {
  browser: Browser;
  page: Page;
  lms: Flavour;
  person: Person;
  stack: Stack;
};

export type DeskOptions = BrowserOptions;

export function personOf(lms: Flavour, key: PersonKey): Person {
  const person = lms.people.find((one) => one.key === key);
  if (person === undefined) throw new Error(`Nobody is called ${key} there.`);
  return person;
}

/** Signs in with the browser's own cookies, as pressing the person's button does. */
export async function signIn(page: Page, lms: Flavour, person: Person): Promise<void> {
  const ask: Ask = async (address, form) => {
    const { request } = page;
    const answer = await (form === undefined
      ? request.get(address)
      : request.post(address, { form }));
    return { status: answer.status(), text: await answer.text() };
  };
  await signInWith(ask, lms, person);
}

async function openIn(options: DeskOptions): Promise<Browser> {
  await mkdir(path.dirname(options.profile), { recursive: true });
  return openChromium(options);
}

/** `options`: how a browser is to begin, or one that has. A browser with the extension, a person signed in; the extension may ask for this LMS and this server, no more. */
export async function sitDown(
  stack: Stack,
  lms: Flavour,
  key: PersonKey,
  options: DeskOptions | Browser,
): Promise<Desk> {
  const browser = 'context' in options ? options : await openIn(options);
  await allowHosts(browser, [lms.origin, stack.url]);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const person = personOf(lms, key);
  await signIn(page, lms, person);
  return { browser, page, lms, person, stack };
}

/** Waymark's page inside the LMS's page about the tool. */
export async function openInCourse(
  desk: Pick<Desk, 'page' | 'lms' | 'stack'>,
  course = desk.lms.courses[0],
): Promise<Frame> {
  if (course === undefined) throw new Error('The LMS has no course.');
  await desk.page.goto(desk.lms.url.toolInCourse(course));
  const frame = await frameAt(desk.page, desk.stack.url);
  await frame.locator('main').first().waitFor();
  return frame;
}

/** First contact by click, as a person does it: the LTI page, the connect page, the toolbar button, the popup. */
export async function connectByClick(desk: Desk): Promise<void> {
  const frame = await openInCourse(desk);
  await frame.getByRole('link', { name: 'My browsers' }).click();
  const opened = desk.browser.context.waitForEvent('page');
  await frame.getByRole('button', { name: 'Connect this browser' }).click();
  const connect = await opened;
  await connect.locator('#waymark-pairing').waitFor({ state: 'attached' });
  await pressToolbarButton(desk.browser, connect);
  const popup = await until('the popup', async () => attachToPopup(desk.browser));
  const press = `(() => {
    const button = [...document.querySelectorAll('button')].find((b) => b.textContent.trim() === 'Allow and connect');
    if (!button || button.disabled) return false;
    button.click();
    return true;
  })()`;
  await until('“Allow and connect”', async () =>
    (await popup.evaluate(press)) ? true : undefined,
  );
  await until('“Connected”', async () =>
    String(await popup.evaluate('document.body.innerText')).includes('Connected')
      ? true
      : undefined,
  );
  await popup.close();
  await connect.close();
}
