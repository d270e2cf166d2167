import type { PageContext } from '../../shared/protocol/page.ts';

/** What the browser itself says about who sent a message; nothing of it comes from the message. */
export type Sender = {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  /** Chromium alone. */
  documentLifecycle?: string | undefined;
  tab?: { id?: number | undefined; url?: string | undefined } | undefined;
};

export type Known =
  | { kind: 'page'; tab: number; origin: string; document: string }
  /** `tab`: null for the browser's side panel, which stands in none. */
  | { kind: 'panel'; tab: number | null; framed: boolean }
  | { kind: 'own'; page: 'popup' | 'options' };

/** `ours`: id and base address (`chrome-extension://…/`) of this extension. */
export type Ours = { id: string; base: string };

const pathOf = (url: URL) => url.pathname.replace(/^\//, '');

/**
 * Who is speaking (design.md: messages are allowed by sender). A page is the top frame of a tab; popup and options
 * are known by their exact address; the panel is our panel.html in a frame of a tab, alone.html at its top, or sidepanel.html
 * outside of every tab. Null: nobody we listen to.
 */
export function whoIs(sender: Sender, ours: Ours): Known | null {
  if (sender.id !== ours.id || sender.url === undefined || !URL.canParse(sender.url)) return null;
  const url = new URL(sender.url);
  const tab = sender.tab?.id;
  if (`${url.protocol}//${url.host}/` === ours.base) {
    const page = pathOf(url);
    if (page === 'panel.html') {
      return tab === undefined || sender.frameId === 0
        ? null
        : { kind: 'panel', tab, framed: true };
    }
    if (page === 'alone.html') {
      return tab === undefined || sender.frameId !== 0
        ? null
        : { kind: 'panel', tab, framed: false };
    }
    if (page === 'sidepanel.html') {
      return tab === undefined ? { kind: 'panel', tab: null, framed: false } : null;
    }
    if (page === 'popup.html' && tab === undefined) return { kind: 'own', page: 'popup' };
    if (page === 'popup.html' || page === 'options.html') {
      // In a tab or in the browser's own settings frame, never framed by a web page: they are not web-accessible.
      return { kind: 'own', page: page === 'popup.html' ? 'popup' : 'options' };
    }
    return null;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (tab === undefined || sender.frameId !== 0) return null;
  // Nobody sees it yet, and its tab's id may be that of the page it waits behind.
  if (sender.documentLifecycle === 'prerender') return null;
  // Firefox tells no `origin`; the address is the browser's own word as well.
  const origin = sender.origin ?? url.origin;
  if (origin !== url.origin) return null;
  return { kind: 'page', tab, origin, document: sender.documentId ?? '' };
}

/** A page may only speak of itself, and only where an LMS origin of a connection is granted. */
export const speaksOfItself = (
  known: Extract<Known, { kind: 'page' }>,
  context: Pick<PageContext, 'origin'>,
  grantedLmsOrigins: readonly string[],
): boolean => context.origin === known.origin && grantedLmsOrigins.includes(known.origin);
