import { drive } from '../browser/drive.ts';
import {
  type BrowserName,
  type Driver,
  type DriverOptions,
  type Place,
  part,
  type Tab,
} from '../browser/driver.ts';
import type { Ask } from '../real-lms/ask.ts';
import type { Flavour, Person, PersonKey } from '../sandbox-lms/main.ts';
import { personOf } from './desk.ts';
import { signInWith } from './sign-in.ts';
import type { Stack } from './stack.ts';

/** One person at one browser of either kind, at one LMS. */
export type Seat = { driver: Driver; tab: Tab; lms: Flavour; person: Person; stack: Stack };

/** In this browser the LMS now shows `person`. */
export async function signInAt(
  { tab, lms }: Pick<Seat, 'tab' | 'lms'>,
  person: Person,
): Promise<void> {
  await tab.goto(lms.url.signIn());
  const ask: Ask = (address, form) =>
    tab.run(
      async ({ address, form }) => {
        const sent = form === null ? {} : { method: 'POST', body: new URLSearchParams(form) };
        const answer = await fetch(address, sent);
        return { status: answer.status, text: await answer.text() };
      },
      { address, form: form ?? null },
    );
  await signInWith(ask, lms, person);
}

/** `options`: how a browser is to begin, or one that has. A browser with the extension, a person signed in; the extension may ask for this LMS and this server, no more. */
export async function takeSeat(
  browser: BrowserName,
  stack: Stack,
  lms: Flavour,
  key: PersonKey,
  options: DriverOptions | Driver,
): Promise<Seat> {
  const driver = 'quit' in options ? options : await drive(browser, options);
  try {
    await driver.allow([lms.origin, stack.url]);
    const seat = { driver, tab: driver.tab, lms, person: personOf(lms, key), stack };
    await signInAt(seat, seat.person);
    return seat;
  } catch (error) {
    await driver.quit();
    throw error;
  }
}

/** Waymark's page inside the LMS's page about the tool. */
export async function openWaymark(
  { tab, lms, stack }: Pick<Seat, 'tab' | 'lms' | 'stack'>,
  course = lms.courses[0],
): Promise<Place> {
  if (course === undefined) throw new Error('The LMS has no course.');
  await tab.goto(lms.url.toolInCourse(course));
  const page = await tab.frame(stack.url);
  await page.role('main').see();
  return page;
}

/** First contact by click, as a person does it: the LTI page, the connect page, the toolbar button, the popup. */
export async function connectWithButton(seat: Seat): Promise<void> {
  const page = await openWaymark(seat);
  await page.link('My browsers').press();
  const connect = await seat.driver.opened(() => page.button('Connect this browser').press());
  await connect.text(/Press the Waymark button/).see();
  const popup = await seat.driver.popup(connect);
  await popup.button('Allow and connect').press();
  await popup.heading('Connected').see();
  await popup.close();
  await connect.close();
  // Which tab comes to the front when one closes is the browser's choice.
  await seat.tab.toFront();
}

export async function openOptionsOf({ driver }: Pick<Seat, 'driver'>): Promise<Tab> {
  const options = await driver.newTab();
  await options.goto(`${driver.extension}options.html`);
  await options.heading(/./).see();
  return options;
}

/** Types the address of the school's Waymark and the code of its page, in the extension's options. */
export async function typeCode(seat: Seat): Promise<Tab> {
  const page = await openWaymark(seat);
  await page.link('My browsers').press();
  await page.button('Get a code').press();
  const code = await page.css('.wm-code').words();

  const options = await openOptionsOf(seat);
  await options.field('Address of your school’s Waymark').fill(seat.stack.url);
  await options.field('Code').fill(code.trim().toLowerCase());
  await options.button('Go on').press();
  // Reading the code asks for the server alone; only then is it known who and which learning site this is about.
  await options.button(part(`Allow ${new URL(seat.stack.url).host}`)).press();
  return options;
}

/** First contact by typing. */
export async function connectWithCode(seat: Seat): Promise<void> {
  const options = await typeCode(seat);
  await options.text(new RegExp(seat.person.name)).see();
  await options.button('Allow and connect').press();
  await options.heading('Connected').see();
  await options.close();
}
