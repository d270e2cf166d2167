import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { OVERLAY_PORT } from '../../shared/protocol/overlay.ts';
import { PageMessageSchema } from '../../shared/protocol/page.ts';
import { PANEL_PORT, PageRequestSchema } from '../../shared/protocol/runtime.ts';
import { everybodyLeft } from './away.ts';
import { followPermissions } from './content-scripts.ts';
import { heardFromPage, hearWork, settle, settleAll, tabClosed } from './desk.ts';
import { keyPressed } from './keys.ts';
import { overlayConnected } from './overlays.ts';
import { panelConnected } from './panel-port.ts';
import { pointSoon } from './pointers/point.ts';
import { policyChanged } from './policy.ts';
import { advancePairing, answerPage } from './requests.ts';
import { saved } from './saved.ts';
import { type Sender, whoIs } from './senders.ts';
import { tabCameToFront } from './side-port.ts';
import { whenWritten } from './stores.ts';
import { onSyncAlarm, sendWaiting, setSyncAlarm, syncEverybody } from './sync-alarm.ts';

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
  if (port.name === OVERLAY_PORT && who?.kind === 'page')
    overlayConnected(port, who, settle, (tab, message) => {
      void hearWork(tab, message).catch(report);
    });
  else if (port.name === PANEL_PORT && who?.kind === 'panel') panelConnected(port, who);
  else port.disconnect();
}

/**
 * Gone with the browser, and with an extension switched off: one that is switched on again hears of nothing, but its worker
 * starts and its session's storage is empty (Chromium 156). Open pages get their panel back then.
 */
const begun = saved<boolean>('session', 'begun', v.boolean(), false);

/** Noted only once it is done: a worker that is stopped on the way leaves it to the next. */
async function takeOver(): Promise<void> {
  if (!(await begun.get())) await everybodyLeft();
  await followPermissions();
  await begun.change(() => true);
}

async function begin(): Promise<void> {
  // First of all: whatever becomes of the rest, somebody looks again within a minute.
  await setSyncAlarm();
  // What the browser was closed on goes out before anybody opens a page, and before it is known what IT set: that takes
  // Chromium 3 s after its start (156).
  await Promise.all([sendWaiting(), takeOver()]);
  await syncEverybody();
}

let beginning: Promise<void> | null = null;
/** Several events tell of one start. */
function beginOnce(): Promise<void> {
  beginning ??= begin().finally(() => {
    beginning = null;
  });
  return beginning;
}

/** All listeners at once, in the worker's first turn: later ones would miss the event that woke it. */
export function startBackground(): void {
  whenWritten(pointSoon);
  browser.runtime.onMessage.addListener(onMessage);
  browser.runtime.onConnect.addListener(onConnect);
  browser.runtime.onInstalled.addListener(() => void beginOnce().catch(report));
  browser.runtime.onStartup.addListener(() => void beginOnce().catch(report));
  void begun
    .get()
    .then((isBegun) => (isBegun ? undefined : beginOnce()))
    .catch(report);
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area !== 'managed') return;
    policyChanged();
    void followPermissions().then(settleAll).catch(report);
  });
  browser.permissions.onAdded.addListener(() => {
    void advancePairing().then(followPermissions).then(settleAll).catch(report);
  });
  browser.permissions.onRemoved.addListener(() => {
    void settleAll().then(followPermissions).catch(report);
  });
  browser.tabs.onActivated.addListener(tabCameToFront);
  browser.tabs.onRemoved.addListener((tab) => {
    void tabClosed(tab).catch(report);
  });
  // Phones have no keys and no such API.
  browser.commands?.onCommand.addListener((name) => void keyPressed(name).catch(report));
  browser.alarms.onAlarm.addListener((alarm) => void onSyncAlarm(alarm).catch(report));
}
