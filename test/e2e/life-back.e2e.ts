import type { Frame } from 'puppeteer-core';
import type { Tab } from '../browser/driver.ts';
import { openPrerendering, pagesKnown, prerenderStatus } from '../browser/prerendering.ts';
import { until } from '../browser/until.ts';
import { connect } from '../stack/connect.ts';
import { personOf } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { openOptionsOf, signInAt } from '../stack/seat.ts';
import { expect } from './fixtures.ts';
import { panelWith } from './panel.ts';
import { test } from './seats.ts';

const PLACES = [
  { browser: 'chromium', flavour: 'moodle' },
  { browser: 'firefox', flavour: 'canvas' },
] as const;
const HERS = 'Say what the pump did, not what I hoped.';

/** From here on the page knows how it is shown again; built anew, it knows nothing. */
const watchReturn = (tab: Tab) =>
  tab.run(() => {
    addEventListener('pageshow', ({ persisted }) => {
      const { dataset } = document.documentElement;
      dataset.kept = String(persisted);
      dataset.covered = String(document.querySelector('waymark-panel[aria-busy=true]') !== null);
    });
  }, null);
const returned = (tab: Tab) =>
  tab.run(() => {
    const { kept, covered } = document.documentElement.dataset;
    return { kept: kept === 'true', covered: covered === 'true' };
  }, null);
const panels = (tab: Tab) => tab.run(() => document.querySelectorAll('waymark-panel').length, null);
const shows = (tab: Tab, words: string) => panelWith(tab, (panel) => panel.text(words));

for (const { browser, flavour } of PLACES) {
  test(`${browser}, ${flavour}: the back button brings the panel once, to the person it belongs to`, async ({
    stack,
    sit,
  }) => {
    const lms = stack.sandbox[flavour];
    lms.manners.set({ backForwardCache: true });
    const { course, assignment } = firstAssignment(lms);
    const learner = await sit(browser, lms, 'lucia', { keepsPages: true });
    const { tab, driver } = learner;
    await connect(learner);
    await tab.goto(lms.url.assignment(course, assignment));
    const panel = await tab.panel();
    await panel.button('Set a goal').press();
    await panel.button('Next question').press();
    await panel.field('What am I working to do next?').fill(HERS);
    await panel.button('Done').press();
    await panel.heading(HERS).see();
    const options = await openOptionsOf(learner);
    await tab.toFront();
    const hide = (hidden: boolean) =>
      options.run(
        async ({ origin, hidden }) => {
          const { chrome } = globalThis as unknown as {
            chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };
          };
          await chrome.runtime.sendMessage({ type: 'site.hide', origin, hidden });
        },
        { origin: lms.origin, hidden },
      );
    // In Chromium no page is kept in which an extension's frame stands (156: EmbedderExtensionFrame).
    const isKept = browser === 'firefox';

    await test.step('from another page of the LMS', async () => {
      await watchReturn(tab);
      await tab.goto(lms.url.dashboard());
      await tab.back();
      await shows(tab, HERS);
      expect(await returned(tab)).toEqual({ kept: isKept, covered: isKept });
      expect(await panels(tab)).toBe(1);
    });

    /** Where it is not kept with a panel it is left without one; a browser that is just taking that away keeps nothing. */
    const leaveAndComeBack = async (meanwhile: () => Promise<void>) => {
      await expect(async () => {
        await watchReturn(tab);
        if (!isKept) {
          await hide(true);
          await expect.poll(() => panels(tab)).toBe(0);
        }
        await tab.goto(lms.url.dashboard());
        await meanwhile();
        if (!isKept) await hide(false);
        await tab.toFront();
        await tab.back();
        expect(await returned(tab)).toEqual({ kept: true, covered: isKept });
      }).toPass({ timeout: 60_000 });
    };
    if (!isKept)
      await test.step('kept alive without a panel, it gets one', async () => {
        await leaveAndComeBack(async () => undefined);
        await shows(tab, HERS);
        expect(await panels(tab)).toBe(1);
      });
    await test.step('kept alive while somebody else signed in, it is locked', async () => {
      await leaveAndComeBack(async () => {
        const other = await driver.newTab();
        await signInAt({ tab: other, lms }, personOf(lms, 'soren'));
        await other.goto(lms.url.assignment(course, assignment));
        await other.close();
      });
      const words = await until('the words of the panel that stays', async () => {
        const panel = await shows(tab, 'Somebody else is signed in here');
        // The panel that came back with the page may be just going.
        return panel.words().catch(() => null);
      });
      expect(words).not.toContain(HERS);
      expect(await panels(tab)).toBe(1);
    });
  });
}

const isPanel = (frame: Frame) => /^chrome-extension:.*\/panel\.html/.test(frame.url());

/** Of the page in front; activated: it was prerendered before. */
const inPage = () => {
  const [entry] = performance.getEntriesByType('navigation');
  const panels = document.querySelectorAll('waymark-panel').length;
  return { panels, isActivated: entry?.toJSON().activationStart > 0 };
};

test('chromium, moodle: prerendered, a page tells and shows nothing until somebody goes there', async ({
  stack,
  sit,
}, info) => {
  const lms = stack.sandbox.moodle;
  const { course, assignment } = firstAssignment(lms);
  const address = lms.url.assignment(course, assignment);
  const profile = info.outputPath('profile');
  const learner = await sit('chromium', lms, 'amara', { profile });
  await connect(learner);
  await learner.driver.quit();

  const chromium = await openPrerendering(profile);
  try {
    const page = await chromium.newPage();
    await page.goto(lms.url.signIn());
    await page.evaluate(async (to) => {
      await fetch(to, { method: 'POST' });
    }, lms.url.signInAs(learner.person));
    const status = await prerenderStatus(page);
    lms.manners.set({ prerender: [address] });
    await page.goto(lms.url.unknownPage(course));
    await expect.poll(status).toBe('Ready');
    expect(await pagesKnown(chromium)).not.toContain('assignment');
    expect(await page.evaluate(inPage)).toEqual({ panels: 0, isActivated: false });

    await page.evaluate((to) => location.assign(to), address);
    const panel = await until('the panel', async () => page.frames().find(isPanel));
    await panel.waitForSelector('::-p-text(No next step yet)');
    expect(await page.evaluate(inPage)).toEqual({ panels: 1, isActivated: true });
    expect(await pagesKnown(chromium)).toContain('assignment');
  } finally {
    await chromium.close();
  }
});
