import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import {
  type PanelMessage,
  PanelMessageSchema,
  type PanelOrder,
} from '../../shared/protocol/runtime.ts';
import { addPanel, drawn, isOpenOn, removePanel, setOpen, settle, uncover } from './desk.ts';
import { judge } from './judge.ts';
import { tryAgain } from './launches.ts';
import { detached, pages, panelKeys, tickets } from './pages.ts';
import { createPanel, type Panel } from './panels.ts';
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

async function welcome(place: Place, top: boolean, send: (order: PanelOrder) => void) {
  const page = (await pages.get())[place.tab];
  if (page === undefined || page.document !== place.document) return false;
  const key = randomKey();
  await panelKeys.change((all) => ({ ...all, [key]: place }));
  const { language, dir, theme, contrast, origin } = page.context;
  send({
    type: 'welcome',
    key,
    look: { language, dir, theme, contrast },
    open: top || (await isOpenOn(page.context)),
    top: top ? null : origin,
    goal: null,
    presenter: false,
  });
  return true;
}

async function connectAgain(tab: number): Promise<void> {
  const context = (await pages.get())[tab]?.context;
  const connection = context && (await judge(context)).connection;
  if (context && connection) await tryAgain(connection, context);
  await settle(tab);
}

async function detach(of: number): Promise<void> {
  const { id } = await browser.tabs.create({
    url: browser.runtime.getURL('alone.html'),
    openerTabId: of,
  });
  if (id !== undefined) await detached.change((all) => ({ ...all, [id]: of }));
}

/** Whose page a panel in a tab of its own is about: only where the background opened that tab. */
async function placeOfDetached(tab: number): Promise<Place | null> {
  const of = (await detached.get())[tab];
  const page = of === undefined ? undefined : (await pages.get())[of];
  return of === undefined || page === undefined ? null : { tab: of, document: page.document };
}

/** A panel without a ticket, or with a used one, hears nothing and shows nothing. */
export function panelConnected(port: Runtime.Port, tab: number, framed: boolean): void {
  let panel: Panel | null = null;
  let of = tab;
  let greeted: Promise<void> | null = null;
  const send = (order: PanelOrder) => port.postMessage(order);

  async function greet(message: PanelMessage): Promise<void> {
    const place = framed ? await placeOf(tab, message) : await placeOfDetached(tab);
    if (place === null || !(await welcome(place, !framed, send))) return port.disconnect();
    of = place.tab;
    panel = createPanel(of, framed ? 'page' : 'alone', send, (whose) => {
      if (framed) drawn(of, whose);
    });
    addPanel(of, panel);
  }

  const hear = (message: PanelMessage) => {
    if (panel === null) return;
    if (message.type === 'open') void setOpen(of, message.open);
    else if (message.type === 'escape') uncover(of);
    else if (message.type === 'connect') void connectAgain(of);
    else if (message.type === 'detach') void detach(of);
    else panel.obey(message);
  };
  port.onMessage.addListener((input: unknown) => {
    const parsed = v.safeParse(PanelMessageSchema, input);
    if (!parsed.success) return;
    if (greeted === null) greeted = greet(parsed.output);
    else void greeted.then(() => hear(parsed.output));
  });
  port.onDisconnect.addListener(() => {
    if (panel !== null) removePanel(of, panel);
  });
}
