import { AxeBuilder } from '@axe-core/playwright';
import type { Frame, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** What axe finds in one document, its own frames left out; a panel in a closed root is a frame as any other here. */
export async function violationsIn(place: Page | Frame, rules?: string[]): Promise<string[]> {
  const frame = 'mainFrame' in place ? place.mainFrame() : place;
  // The builder walks down from a page by selectors, which do not reach into a closed root; it needs no more than this.
  const standIn = {
    evaluate: frame.evaluate.bind(frame),
    frames: () => [frame],
    mainFrame: () => frame,
  };
  const axe = new AxeBuilder({ page: standIn as unknown as Page }).setLegacyMode();
  if (rules !== undefined) axe.withRules(rules);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Soft: one run tells of every screen. `rules`: these alone. */
export async function expectNoViolations(
  place: Page | Frame,
  screen: string,
  rules?: string[],
): Promise<void> {
  expect.soft(await violationsIn(place, rules), screen).toEqual([]);
}
