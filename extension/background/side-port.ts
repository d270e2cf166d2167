import browser, { type Runtime } from 'webextension-polyfill';
import type { PanelMessage, PanelOrder } from '../../shared/protocol/runtime.ts';
import { movePanel, removePanel, wasRefused } from './desk.ts';
import { closeInPage, tellWork } from './overlays.ts';
import { createPanel } from './panels.ts';
import { isPresenting } from './shown.ts';
import { type Side, sides } from './sides.ts';

/** First the tab before is forgotten, then the next is looked at: nobody's words stand beside another tab's page. */
function turnTo(side: Side, tab: number | null): void {
  if (side.tab === tab) return;
  const before = side.tab;
  side.tab = tab;
  side.panel.clear();
  movePanel(side.panel, before, tab);
  if (tab !== null) closeInPage(tab);
}

async function frontOf(window: number): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, windowId: window });
  return tab?.id ?? null;
}

export function tabCameToFront({ tabId, windowId }: { tabId: number; windowId: number }): void {
  for (const side of sides.values()) if (side.window === windowId) turnTo(side, tabId);
}

type SideHello = Extract<PanelMessage, { type: 'side' }>;

export async function openSide(
  port: Runtime.Port,
  { window, theme }: SideHello,
  send: (order: PanelOrder) => void,
): Promise<Side> {
  const dir = browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
  send({
    type: 'welcome',
    key: '',
    look: { language: browser.i18n.getUILanguage(), dir, theme, contrast: 'normal' },
    top: null,
    goal: null,
    prompts: false,
    plan: false,
    presenter: await isPresenting(),
  });
  const panel = createPanel('side', send, {
    onRefusal: wasRefused,
    onDrawn: () => undefined,
    onWork: (order) => {
      if (side.tab !== null) tellWork(side.tab, order);
    },
  });
  const side: Side = { window, tab: null, panel, close: () => send({ type: 'close' }) };
  sides.set(port, side);
  panel.clear();
  const front = await frontOf(window);
  // Another tab may have come to the front meanwhile: then the browser has told.
  if (side.tab === null) turnTo(side, front);
  return side;
}

export function closeSide(port: Runtime.Port): void {
  const side = sides.get(port);
  sides.delete(port);
  if (side === undefined) return;
  if (side.tab === null) side.panel.end();
  else removePanel(side.tab, side.panel);
}
