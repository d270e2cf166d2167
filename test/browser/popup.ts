import type { CDPSession } from '@playwright/test';
import type { Browser } from './chromium.ts';
import { until } from './until.ts';

/** The toolbar popup or the side panel: a real one, which Playwright does not list; spoken to over the DevTools protocol. */
export type Popup = {
  /** Runs an expression in it and returns its JSON value. */
  evaluate(expression: string): Promise<unknown>;
  /** Closes it. In a browser without windows it loses no focus and stays, and the next would be taken for it. */
  close(): Promise<void>;
};

type Answer = {
  id?: number;
  result?: { result?: { value?: unknown }; exceptionDetails?: unknown };
};

async function targetOf(
  session: CDPSession,
  extensionId: string,
  file: string,
): Promise<string | undefined> {
  const { targetInfos } = await session.send('Target.getTargets');
  const start = `chrome-extension://${extensionId}/${file}`;
  return targetInfos.find((t) => t.type === 'page' && t.url.startsWith(start))?.targetId;
}

/** Null while no popup is open. */
export const attachToPopup = (browser: Browser): Promise<Popup | null> =>
  attach(browser, 'popup.html');
/** Null while no side panel is open. */
export const attachToSidePanel = (browser: Browser): Promise<Popup | null> =>
  attach(browser, 'sidepanel.html');
export const isSidePanelOpen = (browser: Browser): Promise<boolean> =>
  isOpen(browser, 'sidepanel.html');

async function sessionOf(browser: Browser): Promise<CDPSession> {
  const session = await browser.context.browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('No browser session: not a Chromium we started.');
  return session;
}

type File = 'popup.html' | 'sidepanel.html';

/** Nothing is attached to: it may be just going. */
async function isOpen(browser: Browser, file: File): Promise<boolean> {
  const session = await sessionOf(browser);
  const target = await targetOf(session, browser.extensionId, file);
  await session.detach();
  return target !== undefined;
}

async function attach(browser: Browser, file: File): Promise<Popup | null> {
  const session = await sessionOf(browser);
  const targetId = await targetOf(session, browser.extensionId, file);
  if (targetId === undefined) {
    await session.detach();
    return null;
  }
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  let last = 0;
  const waiting = new Map<number, (answer: Answer) => void>();
  session.on('Target.receivedMessageFromTarget', (event: { message: string }) => {
    const answer: Answer = JSON.parse(event.message);
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  return {
    async evaluate(expression) {
      last += 1;
      const id = last;
      const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
      const params = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
      await session.send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id, method: 'Runtime.evaluate', params }),
      });
      const answer = await answered;
      if (answer.result?.exceptionDetails !== undefined)
        throw new Error(`In ${file}: ${JSON.stringify(answer.result.exceptionDetails)}`);
      return answer.result?.result?.value;
    },
    close: async () => {
      await until(`no ${file}`, async () => {
        if (!(await isOpen(browser, file))) return true;
        // It may go by itself in between: the next look tells.
        await session.send('Target.closeTarget', { targetId }).catch(() => null);
        return null;
      });
      await session.detach();
    },
  };
}
