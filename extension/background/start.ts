import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { OVERLAY_PORT, PageMessageSchema } from '../../shared/protocol/page.ts';
import { PANEL_PORT, PageRequestSchema } from '../../shared/protocol/runtime.ts';
import { followPermissions } from './content-scripts.ts';
import { heardFromPage, leftPage, overlayConnected, settleAll } from './desk.ts';
import { forgetTab } from './pages.ts';
import { panelConnected } from './panel-port.ts';
import { advancePairing, answerPage } from './requests.ts';
import { type Sender, whoIs } from './senders.ts';
import { onSyncAlarm, setSyncAlarm, syncEverybody } from './sync-alarm.ts';

const speaker = (sender: Runtime.MessageSender) =>
  whoIs(sender as Sender, { id: browser.runtime.id, base: browser.runtime.getURL('') });

const report = (error: unknown) => console.error('waymark:', error);

/** Who may say what (design.md: by sender). Undefined: no answer, as to a stranger. */
function onMessage(input: unknown, sender: Runtime.MessageSender): Promise<unknown> | undefined {
  const who = speaker(sender);
  if (who?.kind === 'page') {
    const message = v.safeParse(PageMessageSchema, input);
    // The page script waits for nothing: an answer would tell the page's process something.
    return message.success ? heardFromPage(who, message.output).catch(report) : undefined;
  }
  if (who?.kind !== 'own') return undefined;
  const request = v.safeParse(PageRequestSchema, input);
  return request.success
    ? answerPage(request.output)
    : Promise.resolve({ ok: false, code: 'malformed' });
}

function onConnect(port: Runtime.Port): void {
  const who = port.sender && speaker(port.sender);
  if (port.name === OVERLAY_PORT && who?.kind === 'page') overlayConnected(port, who);
  else if (port.name === PANEL_PORT && who?.kind === 'panel')
    panelConnected(port, who.tab, who.framed);
  else port.disconnect();
}

async function begin(): Promise<void> {
  await setSyncAlarm();
  await followPermissions();
  // What the browser was closed on goes out before anybody opens a page.
  await syncEverybody();
}

/**
 * An extension that is switched on again hears of nothing, but its worker starts and its session's storage is empty
 * (Chromium 156): open pages get their panel back then.
 */
async function beginOnce(): Promise<void> {
  const { begun } = await browser.storage.session.get('begun');
  if (begun === true) return;
  await browser.storage.session.set({ begun: true });
  await begin();
}

/** All listeners at once, in the worker's first turn: later ones would miss the event that woke it. */
export function startBackground(): void {
  browser.runtime.onMessage.addListener(onMessage);
  browser.runtime.onConnect.addListener(onConnect);
  browser.runtime.onInstalled.addListener(() => void begin().catch(report));
  browser.runtime.onStartup.addListener(() => void begin().catch(report));
  browser.permissions.onAdded.addListener(() => {
    void advancePairing().then(followPermissions).then(settleAll).catch(report);
  });
  browser.permissions.onRemoved.addListener(() => {
    void settleAll().then(followPermissions).catch(report);
  });
  browser.tabs.onRemoved.addListener((tab) => {
    void leftPage(tab)
      .then(() => forgetTab(tab))
      .catch(report);
  });
  void beginOnce().catch(report);
  browser.alarms.onAlarm.addListener((alarm) => void onSyncAlarm(alarm).catch(report));
}
