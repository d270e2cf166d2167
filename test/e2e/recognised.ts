import type { Page } from '@playwright/test';
import type { PageContext } from '../../shared/protocol/page.ts';

/** What the extension's own pages have, as far as it is used here. */
type Extension = {
  chrome: {
    tabs: { query(by: { url: string }): Promise<{ id: number }[]> };
    scripting: {
      executeScript(script: {
        target: { tabId: number };
        func: () => unknown;
      }): Promise<{ result: unknown }[]>;
    };
    storage: { session: { get(key: string): Promise<Record<string, unknown>> } };
    runtime: { sendMessage(message: unknown): Promise<unknown> };
  };
};

/**
 * What the background holds of the LMS page shown in the browser's one tab of that host. `asked` is a page of the
 * extension. Null: nothing; undefined: the page script has not run yet, or what it said is still on its way.
 */
export function recognisedIn(asked: Page, host: string): Promise<PageContext | null | undefined> {
  return asked.evaluate(async (pattern) => {
    const { chrome } = globalThis as unknown as Extension;
    const [tab] = await chrome.tabs.query({ url: pattern });
    if (tab === undefined) return undefined;
    // The answer to a second message of the same document comes after the first was heard.
    const answers = await chrome.scripting
      .executeScript({
        target: { tabId: tab.id },
        func: async () => {
          const runs = Reflect.get(globalThis, Symbol.for('waymark.page')) === true;
          const { runtime } = (globalThis as unknown as Extension).chrome;
          if (runs) await runtime.sendMessage({ type: 'heard?' }).catch(() => null);
          return runs;
        },
      })
      .catch(() => []);
    if (answers[0]?.result !== true) return undefined;
    const { pages } = await chrome.storage.session.get('pages');
    const known = pages as Record<string, { context: PageContext }> | undefined;
    return known?.[String(tab.id)]?.context ?? null;
  }, `http://${host}/*`);
}

/** In the words of docs/pages.md. */
export function inWords(context: PageContext | null | undefined): string {
  if (!context) return context === null ? '' : 'not yet';
  const { page, learner, anonymous, attempt, impersonating } = context;
  const named =
    learner && `${page} of ${learner.id}${learner.shownBy === 'label' ? ' by name' : ''}`;
  return [
    named ?? (page === 'grader' ? 'grader of nobody' : page),
    anonymous && 'nameless',
    impersonating && 'in another’s place',
    attempt !== null && 'words',
  ]
    .filter(Boolean)
    .join(', ');
}
