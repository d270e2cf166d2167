import type { Frame } from '@playwright/test';
import type { Place, Tab, Thing } from '../browser/driver.ts';
import { until } from '../browser/until.ts';
import type { Desk } from '../stack/desk.ts';

const isPanel = (frame: Frame): boolean =>
  /^chrome-extension:\/\/[^/]+\/panel\.html/.test(frame.url());

/** The panel beside the page; Playwright lists its frame although it stands in a closed root. */
export const panelOf = (desk: Desk): Promise<Frame> =>
  until('the panel', async () => {
    const frame = desk.page.frames().find(isPanel);
    const main = frame?.locator('main, [role=main]');
    // A frame that is just being taken away has none.
    const count = (await main?.count().catch(() => 0)) ?? 0;
    return count > 0 ? frame : undefined;
  });

/** The panel in which this can be seen, where one that goes may still stand. */
export const panelWith = (tab: Tab, what: (panel: Place) => Thing): Promise<Place> =>
  until('the panel with it', async () => {
    const panel = await tab.panel();
    const isSeen = await what(panel)
      .isSeen()
      .catch(() => false);
    return isSeen ? panel : null;
  });
