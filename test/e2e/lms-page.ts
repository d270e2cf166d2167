import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

type Box = { x: number; y: number; width: number; height: number };

/** Where the panel's host stands, CSS px; null while it is not displayed. */
export const panelBox = (page: Page): Promise<Box | null> =>
  page.evaluate(() => {
    const host = document.querySelector('waymark-panel');
    if (!(host instanceof HTMLElement) || host.getClientRects().length === 0) return null;
    const { x, y, width, height } = host.getBoundingClientRect();
    return { x, y, width, height };
  });

/** What of the page's words, fields and frames lies under the panel, by name; and whether the page scrolls sideways. */
export const coveredByPanel = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const host = document.querySelector('waymark-panel');
    if (host === null) throw new Error('No panel is on this page.');
    const ours = host.getBoundingClientRect();
    const named = 'a, button, input, select, textarea, iframe, img, h1, h2, h3, p, label, td, li';
    const isUnder = (element: Element) =>
      [...element.getClientRects()].some(
        ({ left, right, top, bottom }) =>
          Math.min(right, ours.right) - Math.max(left, ours.left) > 1 &&
          Math.min(bottom, ours.bottom) - Math.max(top, ours.top) > 1,
      );
    const isSeen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.closest('.sr-only, .screenreader-only') === null;
    const covered = [...document.body.querySelectorAll(named)]
      .filter((element) => isSeen(element) && isUnder(element))
      .map(
        ({ localName, id, textContent }) =>
          `${localName}#${id} ${textContent?.trim().slice(0, 40)}`,
      );
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [...covered, 'scrolls sideways'] : covered;
  });

/** The panel is open and everything it lies on was given to it. */
export async function expectPushed(page: Page, what: string): Promise<void> {
  await expect.poll(async () => (await panelBox(page))?.width, { message: what }).toBe(340);
  await expect.poll(() => coveredByPanel(page), { message: what }).toEqual([]);
}

/** The panel waits as a tab. */
export async function expectTab(page: Page, what: string): Promise<void> {
  await expect.poll(async () => (await panelBox(page))?.width, { message: what }).toBe(32);
}

/** Where the page's own main part stands. */
export const mainBox = (page: Page): Promise<Box | null> =>
  page.locator('[role="main"]').first().boundingBox();

/** Notes every move of the focus on the page, from its first script on. */
export async function recordFocus(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (window.top !== window) return;
    const moves: string[] = [];
    Object.assign(window, { focusMoves: moves });
    const note = ({ type, target }: Event) =>
      moves.push(`${type} ${target instanceof Element ? target.localName : 'window'}`);
    for (const type of ['focusin', 'focusout']) document.addEventListener(type, note, true);
    window.addEventListener('blur', note);
  });
}
export const focusMoves = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { focusMoves: string[] }).focusMoves.splice(0));

/** Hosts of ours, how many of them stand in a form or anywhere but at the end of the body, and rules of ours. */
export const traces = (page: Page) =>
  page.evaluate(() => {
    const hosts = [...document.querySelectorAll('waymark-panel')];
    return {
      hosts: hosts.length,
      misplaced: hosts.filter((each) => each.parentElement !== document.body).length,
      sheets: document.adoptedStyleSheets.length,
    };
  });
