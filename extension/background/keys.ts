import browser from 'webextension-polyfill';
import { setAllHidden, setPresenting } from './desk.ts';
import { tellOverlay } from './overlays.ts';
import { isAllHidden, isPresenting } from './shown.ts';

/** Names of the commands in the manifest (wxt.config.ts). */
export const KEYS = { hide: 'hide', presenter: 'presenter', comment: 'comment' } as const;

async function commentHere(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id !== undefined) tellOverlay(tab.id, { type: 'select' });
}

/** A key of the person's own choice. The first two work on every page, and twice is back again. */
export async function keyPressed(command: string): Promise<void> {
  if (command === KEYS.hide) await setAllHidden(!(await isAllHidden()));
  if (command === KEYS.presenter) await setPresenting(!(await isPresenting()));
  if (command === KEYS.comment) await commentHere();
}
