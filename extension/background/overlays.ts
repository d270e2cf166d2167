import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { isForMarks, type MarksOrder } from '../../shared/protocol/overlay.ts';
import {
  type AllMarks,
  type OverlayMessage,
  OverlayMessageSchema,
  type OverlayOrder,
  type PageContext,
} from '../../shared/protocol/page.ts';
import { injectMarks, injectOverlay } from './content-scripts.ts';
import { judge } from './judge.ts';
import { contextOf, openness, pages, tickets } from './pages.ts';
import type { ToWork } from './panels.ts';
import type { Known } from './senders.ts';
import { closeSidePanels, hasSidePanel } from './sides.ts';
import { randomKey, withTicket } from './tickets.ts';

export type PageSender = Extract<Known, { kind: 'page' }>;
/**
 * `waits`: it asked for a panel when its page was not known; it does not ask again. `marks`: the script for words of the work
 * has been sent for, and is there.
 */
type Overlay = {
  port: Runtime.Port;
  sender: PageSender;
  waits: boolean;
  marks: Promise<unknown> | null;
};

/** What a page says of the words marked in it. */
export type FromWork = Exclude<OverlayMessage, { type: 'mount' | 'room' | 'bring' }>;

/** What holds the panel in the page of a tab. */
const overlays = new Map<number, Overlay>();
/** Tabs whose overlay has no place beside the page. */
const narrow = new Set<number>();

/** Nothing is marked: the page asks for the script itself when words are selected. */
const isNothing = (order: MarksOrder): boolean =>
  order.type === 'labels' || (order.type === 'marks' && order.marks.length === 0);

/** So many marks go in one message: the page reads it without a pause. */
const AT_ONCE = 100;

/** What is marked in a work, in as many pieces as the page reads with ease. */
function tellMarks(tab: number, { marks, ...order }: AllMarks): void {
  for (let from = 0; from === 0 || from < marks.length; from += AT_ONCE) {
    const left = Math.max(0, marks.length - from - AT_ONCE);
    tellOverlay(tab, { ...order, marks: marks.slice(from, from + AT_ONCE), from, left });
  }
}

/** What a panel wants of the work beside it. */
export const tellWork = (tab: number, order: ToWork): void =>
  order.type === 'marks' ? tellMarks(tab, order) : tellOverlay(tab, order);

export function tellOverlay(tab: number, order: OverlayOrder): void {
  const overlay = overlays.get(tab);
  if (overlay === undefined) return;
  // Told also where nothing was sent for: another worker may have had words marked there.
  if (!isForMarks(order) || (overlay.marks === null && isNothing(order))) {
    overlay.port.postMessage(order);
    return;
  }
  tellMarking(tab, overlay, order);
}

/** Once the script for it is there. */
function tellMarking(tab: number, overlay: Overlay, order: OverlayOrder): void {
  overlay.marks ??= injectMarks(tab);
  void overlay.marks.then(() => {
    if (overlays.get(tab) === overlay) overlay.port.postMessage(order);
  });
}

/** Tabs an overlay is on its way to, and whether one was wanted there once more meanwhile: for the next page, perhaps. */
const coming = new Map<number, { again: boolean }>();

/** A page that begins is looked at two or three times before its overlay speaks: the script is put in once. */
async function bringOverlay(tab: number): Promise<void> {
  const before = coming.get(tab);
  if (before !== undefined) {
    before.again = true;
    return;
  }
  const now = { again: false };
  coming.set(tab, now);
  await injectOverlay(tab);
  coming.delete(tab);
  if (now.again && !overlays.has(tab)) await bringOverlay(tab);
}

/** The page of this tab is to have a panel, if it has none yet. */
export function wantPanel(tab: number): void {
  const overlay = overlays.get(tab);
  if (overlay === undefined) void bringOverlay(tab);
  else if (overlay.waits) void mount(overlay);
}

/** Start pages are looked at for other things: the panel waits there to be opened. */
const CLOSED_AT_FIRST: readonly PageContext['page'][] = ['dashboard', 'course'];
const isOpenOn = async ({ page }: PageContext): Promise<boolean> =>
  (await openness.get())[page] ?? !CLOSED_AT_FIRST.includes(page);

async function mount(overlay: Overlay): Promise<void> {
  const { tab, document } = overlay.sender;
  const page = (await pages.get())[tab];
  if (overlays.get(tab) !== overlay) return;
  overlay.waits = page === undefined || page.document !== document;
  if (page === undefined || overlay.waits) return;
  const send = (order: OverlayOrder) => overlay.port.postMessage(order);
  const { context } = page;
  const { situation } = await judge(context);
  if (!situation?.inPage) return send({ type: 'gone' });
  const ticket = randomKey();
  await tickets.change((all) => withTicket(all, ticket, { tab, document }, Date.now()));
  const { lms, page: kind, dir, theme } = context;
  const open = (await isOpenOn(context)) && !(await hasSidePanel(tab));
  send({ type: 'mount', ticket, open, lms, page: kind, dir, theme });
}

/**
 * `settle` looks at the tab again: when the overlay has come, and when it has gone, because the next page of the tab may
 * have spoken already and was taken to have one. `hearWork`: what comes of the words marked there.
 */
export function overlayConnected(
  port: Runtime.Port,
  sender: PageSender,
  settle: (tab: number) => Promise<void>,
  hearWork: (tab: number, message: FromWork) => void,
): void {
  const { tab } = sender;
  const overlay: Overlay = { port, sender, waits: false, marks: null };
  overlays.set(tab, overlay);
  port.onMessage.addListener((input: unknown) => {
    const message = v.safeParse(OverlayMessageSchema, input);
    if (!message.success) return;
    const said = message.output;
    if (said.type === 'mount') void mount(overlay);
    else if (said.type === 'bring') tellMarking(tab, overlay, { type: 'brought' });
    else if (said.type !== 'room') hearWork(tab, said);
    else if (said.room) narrow.delete(tab);
    else narrow.add(tab);
  });
  port.onDisconnect.addListener(() => {
    if (overlays.get(tab) !== overlay) return;
    overlays.delete(tab);
    narrow.delete(tab);
    void settle(tab);
  });
  void settle(tab);
}

/** The panel in the page shows what belongs to it. */
export const drawn = (tab: number, whose: string): void =>
  tellOverlay(tab, { type: 'drawn', whose });

/** Closes a panel that covers its page. */
export const uncover = (tab: number): void => tellOverlay(tab, { type: 'uncover' });

/** The panel itself sees by the width of its frame whether it is open. */
const order = (tab: number, open: boolean): void => tellOverlay(tab, { type: 'open', open });

/** For now: what is remembered for pages of this kind stays. */
export const closeInPage = (tab: number): void => order(tab, false);

/** Opens or closes the panel of a tab, and remembers it for pages of this kind; a glance over a narrow page is no habit. */
export async function setOpen(tab: number, open: boolean): Promise<void> {
  const context = await contextOf(tab);
  if (context !== null && !narrow.has(tab))
    await openness.change((all) => ({ ...all, [context.page]: open }));
  order(tab, open);
}

/** Beside the page itself, which is then the one place. */
export async function openInPage(tab: number): Promise<void> {
  await closeSidePanels(tab);
  await setOpen(tab, true);
}
