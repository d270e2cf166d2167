import browser from 'webextension-polyfill';
import { lmsOrigins } from './accounts.ts';
import { hostPattern } from './origins.ts';

const ID = 'lms';
const LOOKS_ID = 'highlights';
const LOOKS = 'highlights.css';
const RECOGNISE = 'lms.js';
const OVERLAY = 'overlay.js';
const MARKS = 'marks.js';

/** LMS origins of connections that the browser allows us. */
export async function grantedLmsOrigins(): Promise<string[]> {
  const { origins: granted = [] } = await browser.permissions.getAll();
  const isGranted = async (origin: string) =>
    granted.includes(hostPattern(origin)) ||
    (await browser.permissions.contains({ origins: [hostPattern(origin)] }));
  const origins = await lmsOrigins();
  const answers = await Promise.all(origins.map(isGranted));
  return origins.filter((_origin, at) => answers[at]);
}

/** Registered scripts follow connections and permissions; one LMS more or less is one pattern more or less. */
async function register(patterns: string[]): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [ID, LOOKS_ID] });
  const known = registered.map(({ id }) => id);
  if (patterns.length === 0) {
    if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: known });
    return;
  }
  const always = { matches: patterns, persistAcrossSessions: true };
  const scripts = [
    { ...always, id: ID, js: [RECOGNISE], runAt: 'document_idle' as const, allFrames: false },
    // Work may stand in a frame. How marked words look is all that ever gets into one.
    { ...always, id: LOOKS_ID, css: [LOOKS], runAt: 'document_start' as const, allFrames: true },
  ];
  for (const script of scripts) {
    if (known.includes(script.id)) await browser.scripting.updateContentScripts([script]);
    else await browser.scripting.registerContentScripts([script]);
  }
}

// A tab that cannot be scripted (closed just now, an error page) is no failure.

/** Of pages that were open before; a frame that loads later has what is registered. */
const insertLooks = (tabId: number): Promise<unknown> =>
  browser.scripting
    .insertCSS({ target: { tabId, allFrames: true }, files: [LOOKS] })
    .catch(() => undefined);

const inject = (tabId: number, file: string): Promise<unknown> =>
  browser.scripting.executeScript({ target: { tabId }, files: [file] }).catch(() => undefined);

export const injectOverlay = (tab: number): Promise<unknown> => inject(tab, OVERLAY);
export const injectMarks = (tab: number): Promise<unknown> => inject(tab, MARKS);

let last: Promise<void> = Promise.resolve();
/**
 * After a start, a grant, a revoke, a new or ended connection. Tabs that are open already get the page script as
 * well; where one runs, a second one does nothing.
 */
export function followPermissions(): Promise<void> {
  last = last
    .then(async () => {
      const patterns = [...new Set((await grantedLmsOrigins()).map(hostPattern))];
      await register(patterns);
      if (patterns.length === 0) return;
      const tabs = await browser.tabs.query({ url: patterns });
      const open = tabs.flatMap(({ id }) => (id === undefined ? [] : [id]));
      await Promise.all(open.flatMap((id) => [insertLooks(id), inject(id, RECOGNISE)]));
    })
    .catch((error: unknown) => console.error('waymark: page scripts', error));
  return last;
}
