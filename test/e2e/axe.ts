import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect } from './fixtures.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let source: string | null = null;
type Axe = { run(place: Document, options: RunOptions): Promise<AxeResults> };

/**
 * What axe finds in one document, its own frames left out; a panel in a closed root is a frame as any other here. Run as it
 * is: Playwright's own builder puts it in anew for each question, and takes three times as long (4.14).
 */
export async function violationsIn(place: Page | Frame, rules?: string[]): Promise<string[]> {
  const frame = 'mainFrame' in place ? place.mainFrame() : place;
  if (!(await frame.evaluate(() => 'axe' in globalThis))) {
    source ??= readFileSync(AXE, 'utf8');
    await frame.evaluate(source);
  }
  const found = await frame.evaluate(
    async ({ rules }) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      const { violations } = await axe.run(document, {
        resultTypes: ['violations'],
        iframes: false,
        // It would fetch style sheets anew, for a rule about turned screens alone.
        preload: false,
        ...(rules === null ? {} : { runOnly: { type: 'rule', values: rules } }),
      });
      return violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
      }));
    },
    { rules: rules ?? null },
  );
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node}`));
}

/** Soft: one run tells of every screen. `rules`: these alone. */
export async function expectNoViolations(
  place: Page | Frame,
  screen: string,
  rules?: string[],
): Promise<void> {
  expect.soft(await violationsIn(place, rules), screen).toEqual([]);
}

/** The structure is the same by day and by night, the colours are not. Of documents of our own, shown by day. */
export async function expectNoViolationsDayAndNight(
  place: Page | Frame,
  screen: string,
): Promise<void> {
  await expectNoViolations(place, screen);
  const paint = (theme: 'light' | 'dark') =>
    place.evaluate((now) => {
      const { documentElement: html } = document;
      const before = html.dataset.theme ?? 'light';
      html.dataset.theme = now;
      html.style.colorScheme = now === 'dark' ? 'dark' : '';
      // A colour on its way from one to another has no contrast yet.
      for (const moving of document.getAnimations())
        if (moving instanceof CSSTransition) moving.finish();
      return before;
    }, theme);
  expect(await paint('dark'), screen).toBe('light');
  await expectNoViolations(place, `${screen}, dark`, ['color-contrast']);
  await paint('light');
}
