import browser, { type Runtime } from 'webextension-polyfill';
import type { Panel } from './panels.ts';

/** A side panel of the browser, about the tab in front in its window. */
export type Side = { window: number; tab: number | null; panel: Panel; close(): void };

/** One a window. Nothing of this is saved: one whose worker stopped calls again and says where it stands. */
export const sides = new Map<Runtime.Port, Side>();

async function sidesOf(tab: number): Promise<Side[]> {
  if (sides.size === 0) return [];
  const { windowId } = await browser.tabs.get(tab);
  return [...sides.values()].filter(({ window }) => window === windowId);
}

/** While the side panel of its window is open, the panel in a page stays closed: one panel is enough. */
export const hasSidePanel = async (tab: number): Promise<boolean> =>
  (await sidesOf(tab)).length > 0;

/** The person opened the panel in the page itself: that is where they want it. */
export async function closeSidePanels(tab: number): Promise<void> {
  for (const side of await sidesOf(tab)) side.close();
}
