import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import {
  type PanelMessage,
  PanelMessageSchema,
  type PanelOrder,
} from '../../shared/protocol/runtime.ts';
import { addPanel, removePanel, settle, wasRefused } from './desk.ts';
import { judge } from './judge.ts';
import { drawn, openInPage, setOpen, tellWork, uncover } from './overlays.ts';
import { detached, pages, panelKeys, tickets } from './pages.ts';
import { createPanel, type Panel } from './panels.ts';
import type { Known } from './senders.ts';
import { isPresenting } from './shown.ts';
import { closeSide, openSide } from './side-port.ts';
import { allowLaunch } from './silent/made.ts';
import { type Place, randomKey, takeTicket } from './tickets.ts';

/** Where a panel in a frame belongs: by a ticket, once, or by the key its first welcome gave it. */
async function placeOf(tab: number, message: PanelMessage): Promise<Place | null> {
  if (message.type === 'hello') {
    const taken: { place: Place | null } = { place: null };
    await tickets.change((all) => {
      const { place, rest } = takeTicket(all, message.ticket, tab, Date.now());
      taken.place = place;
      return rest;
    });
    return taken.place;
  }
  if (message.type !== 'resume') return null;
  const place = (await panelKeys.get())[message.key];
  return place?.tab === tab ? place : null;
}

type Greeted = { panel: Panel; of(): number | null; end(): void };
type Send = (order: PanelOrder) => void;

type Opened = { goal: string | null; prompts: boolean; plan: boolean };

async function welcome(place: Place, own: Opened | null, send: Send) {
  const page = (await pages.get())[place.tab];
  if (page === undefined || page.document !== place.document) return false;
  const key = randomKey();
  await panelKeys.change((all) => ({ ...all, [key]: place }));
  const { language, dir, theme, contrast, origin } = page.context;
  send({
    type: 'welcome',
    key,
    look: { language, dir, theme, contrast },
    top: own === null ? origin : null,
    goal: own?.goal ?? null,
    prompts: own?.prompts ?? false,
    plan: own?.plan ?? false,
    presenter: await isPresenting(),
  });
  return true;
}

async function connectAgain(tab: number): Promise<void> {
  const context = (await pages.get())[tab]?.context;
  const connection = context && (await judge(context)).connection;
  if (context && connection) await allowLaunch(connection.server, context);
  await settle(tab);
}

async function detach(of: number, opened: Opened): Promise<void> {
  const { id } = await browser.tabs.create({
    url: browser.runtime.getURL('alone.html'),
    openerTabId: of,
  });
  if (id !== undefined) await detached.change((all) => ({ ...all, [id]: { of, ...opened } }));
}

async function greetFramed(tab: number, message: PanelMessage, send: Send) {
  const place = await placeOf(tab, message);
  if (place === null || !(await welcome(place, null, send))) return null;
  return attach(place.tab, 'page', send);
}

/** In a tab of its own: about the page it was opened from, and only where the background opened that tab. */
async function greetAlone(tab: number, send: Send): Promise<Greeted | null> {
  const own = (await detached.get())[tab];
  const page = own === undefined ? undefined : (await pages.get())[own.of];
  if (own === undefined || page === undefined) return null;
  if (!(await welcome({ tab: own.of, document: page.document }, own, send))) return null;
  return attach(own.of, own.plan ? 'plan' : 'alone', send);
}

function attach(of: number, home: 'page' | 'alone' | 'plan', send: Send): Greeted {
  const panel = createPanel(home, send, {
    onRefusal: wasRefused,
    onDrawn: (whose) => {
      if (home === 'page') drawn(of, whose);
    },
    onWork: (order) => {
      if (home === 'page') tellWork(of, order);
    },
  });
  addPanel(of, panel);
  return { panel, of: () => of, end: () => removePanel(of, panel) };
}

async function greetSide(
  port: Runtime.Port,
  message: PanelMessage,
  send: Send,
): Promise<Greeted | null> {
  if (message.type !== 'side') return null;
  const side = await openSide(port, message, send);
  return { panel: side.panel, of: () => side.tab, end: () => closeSide(port) };
}

/** A panel without a ticket, or with a used one, hears nothing and shows nothing. */
export function panelConnected(port: Runtime.Port, who: Extract<Known, { kind: 'panel' }>): void {
  let greeting: Promise<Greeted | null> | null = null;
  let isGone = false;
  const send: Send = (order) => {
    if (!isGone) port.postMessage(order);
  };

  async function greet(message: PanelMessage): Promise<Greeted | null> {
    const greeted =
      who.tab === null
        ? await greetSide(port, message, send)
        : who.framed
          ? await greetFramed(who.tab, message, send)
          : await greetAlone(who.tab, send);
    if (greeted === null) port.disconnect();
    // It may have gone while it was greeted.
    if (isGone) greeted?.end();
    return greeted;
  }

  const hear = (message: PanelMessage, { panel, of }: Greeted) => {
    const tab = of();
    if (tab === null) return panel.obey(message);
    if (message.type === 'open') void (message.open ? openInPage(tab) : setOpen(tab, false));
    else if (message.type === 'escape') uncover(tab);
    else if (message.type === 'connect') void connectAgain(tab);
    else if (message.type === 'detach') {
      const { goal, prompts, plan } = message;
      void detach(tab, { goal, prompts, plan });
    } else panel.obey(message);
  };
  port.onMessage.addListener((input: unknown) => {
    const parsed = v.safeParse(PanelMessageSchema, input);
    if (!parsed.success) return;
    if (greeting === null) greeting = greet(parsed.output);
    else void greeting.then((greeted) => greeted && hear(parsed.output, greeted));
  });
  port.onDisconnect.addListener(() => {
    isGone = true;
    void greeting?.then((greeted) => greeted?.end());
  });
}
