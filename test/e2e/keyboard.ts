import type { Place, Tab } from '../browser/driver.ts';
import { until } from '../browser/until.ts';

/** So many stops of Tab are a long way on one page; further on nobody goes. */
const MOST_STOPS = 120;

/** What has the focus in our panel, as a screen reader names it: role and name; '' while it is in the page. */
async function focused(tab: Tab, panel: Place): Promise<string> {
  // A document remembers what had its focus while the focus is elsewhere.
  const isInside = await tab.run(() => document.activeElement?.localName === 'waymark-panel', null);
  if (!isInside) return '';
  return panel.run(() => {
    const one = document.activeElement;
    if (!(one instanceof HTMLElement) || one === document.body) return '';
    const label = one.id === '' ? null : document.querySelector(`label[for="${one.id}"]`);
    const name = one.getAttribute('aria-label') ?? label?.textContent ?? one.textContent ?? '';
    return `${one.getAttribute('role') ?? one.localName} ${name.replace(/\s+/g, ' ').trim()}`;
  }, null);
}

/** Presses Tab until the focus is on what is called so. */
export async function tabTo(tab: Tab, panel: Place, name: RegExp): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (name.test(await focused(tab, panel))) return;
    await tab.key('Tab');
  }
  throw new Error(`Tab does not lead to ${name}; it is on “${await focused(tab, panel)}”.`);
}

/** Waits until the focus is there by itself. */
export const focusOn = (tab: Tab, panel: Place, name: RegExp): Promise<true> =>
  until(`the focus on ${name}`, async () => (name.test(await focused(tab, panel)) ? true : null));
