import { tabOf } from '../browser/chromium-driver.ts';
import type { Driver, Tab } from '../browser/driver.ts';
import { until } from '../browser/until.ts';
import { isReal } from '../real-lms/lms.ts';
import type { Desk } from './desk.ts';
import { codeFor } from './launch.ts';
import { connectWithButton, type Seat } from './seat.ts';

type Extension = {
  permissions: { request(wanted: { origins: string[] }): Promise<boolean> };
  runtime: { sendMessage(message: object): Promise<unknown> };
};
type Outcome = { said: unknown };

/** Any point of the page: the button lies over all of it. */
const POINT = { x: 200, y: 200 };

/**
 * For journeys that begin with a connected browser and are about something else. The launch, the code, the permissions and
 * the pairing are what they are in life; nothing is drawn, typed or read for them but one button, because a browser grants
 * nothing without a press. The seat's tab is then at the extension's options.
 */
export const connect = (seat: Seat): Promise<void> =>
  isReal(seat.lms) ? connectWithButton(seat) : pair(seat.tab, seat.driver, seat);

export const connectDesk = ({ browser, page, ...who }: Desk): Promise<void> =>
  pair(tabOf(page), { extension: `chrome-extension://${browser.extensionId}/` }, who);

async function pair(
  tab: Tab,
  { extension }: Pick<Driver, 'extension'>,
  { lms, person, stack }: Pick<Seat, 'lms' | 'person' | 'stack'>,
): Promise<void> {
  const [code] = await Promise.all([
    codeFor(stack, lms, person),
    tab.goto(`${extension}options.html`),
  ]);
  await pressToPair(tab, stack.url, lms.origin, code);
  const said = await until('the pairing', () =>
    tab.run(() => (Reflect.get(globalThis, 'paired') as Outcome | undefined) ?? null, null),
  );
  if (!JSON.stringify(said).includes(JSON.stringify(person.name)))
    throw new Error(`Not connected: ${JSON.stringify(said)}`);
}

async function pressToPair(tab: Tab, server: string, lms: string, code: string): Promise<void> {
  const origins = [server, lms].map((each) => {
    const { protocol, hostname } = new URL(each);
    return `${protocol}//${hostname}/*`;
  });
  await tab.run(
    ({ origins, server, code }) => {
      // Firefox keeps what belongs to the page's own scripts out of sight of others.
      const own = (Reflect.get(globalThis, 'wrappedJSObject') ?? globalThis) as {
        browser?: Extension;
        chrome: Extension;
        JSON: JSON;
      };
      const { permissions, runtime } = own.browser ?? own.chrome;
      const theirs = <T extends object>(value: T): T => own.JSON.parse(JSON.stringify(value));
      const pairing = async (): Promise<unknown> => {
        const isGranted = await permissions.request(theirs({ origins }));
        if (!isGranted) return 'not granted';
        const begun = await runtime.sendMessage(theirs({ type: 'pairing.code', server, code }));
        const ended = await runtime.sendMessage(theirs({ type: 'pairing.finish' }));
        const known = await runtime.sendMessage(theirs({ type: 'connections' }));
        return [begun, ended, known];
      };
      const button = document.createElement('button');
      button.style.cssText = 'position: fixed; inset: 0; z-index: 9; opacity: 0';
      button.onclick = () => {
        button.remove();
        const keep = (said: unknown) => Reflect.set(globalThis, 'paired', { said });
        pairing().then(keep, (error) => keep(String(error)));
      };
      document.body.append(button);
    },
    { origins, server, code },
  );
  await tab.drag(POINT, POINT);
}
