import browser from 'webextension-polyfill';

/** Chromium 116; the polyfill does not know it. */
type SidePanel = { open(options: { windowId: number }): Promise<void> };
const { sidePanel } =
  (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome ??
  ({} as { sidePanel?: SidePanel });

/**
 * Opens the side panel of a window. Both browsers want the click itself: nothing may be awaited before. Null where the
 * browser has none (phones).
 */
export const openSide: ((window: number) => Promise<void>) | null =
  sidePanel !== undefined
    ? (windowId) => sidePanel.open({ windowId })
    : browser.sidebarAction !== undefined
      ? () => browser.sidebarAction.open()
      : null;
