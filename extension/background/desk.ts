import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import {
  OverlayMessageSchema,
  type OverlayOrder,
  type PageContext,
  type PageMessage,
} from '../../shared/protocol/page.ts';
import type { PanelOrder } from '../../shared/protocol/runtime.ts';
import type { Account } from './accounts.ts';
import { cameBack, othersLeft } from './away.ts';
import { grantedLmsOrigins, injectOverlay } from './content-scripts.ts';
import { type Judged, judge, judgeAfterLaunch } from './judge.ts';
import { forgetOtherDocuments, forgetPage, forgetTab, openness, pages, tickets } from './pages.ts';
import type { Panel } from './panels.ts';
import { sawSomebody } from './presence.ts';
import { askAfterRefusal, askAgain } from './roles.ts';
import { type Known, speaksOfItself } from './senders.ts';
import { hideAll, present } from './shown.ts';
import { closeSidePanels, hasSidePanel } from './sides.ts';
import { openStore } from './stores.ts';
import { randomKey, withTicket } from './tickets.ts';

type PageSender = Extract<Known, { kind: 'page' }>;

/** A launch seldom takes longer; a page that turns out to need nothing is not disturbed before, ms. */
const PATIENCE_MS = 700;

const NOTHING: Judged = { connection: null, account: null, situation: null, name: null };

/** `waits`: it asked for a panel when its page was not known; it does not ask again. */
type Overlay = { port: Runtime.Port; sender: PageSender; waits: boolean };
const overlays = new Map<number, Overlay>();
const tell = (tab: number, order: OverlayOrder): void => overlays.get(tab)?.port.postMessage(order);
/** Tabs whose overlay has no place beside the page. */
const narrow = new Set<number>();
const panels = new Map<number, Set<Panel>>();
/** Answers that come late must not overtake newer ones. */
const turns = new Map<number, number>();

const contextOf = async (tab: number): Promise<PageContext | null> =>
  (await pages.get())[tab]?.context ?? null;

/** Start pages are looked at for other things: the panel waits there to be opened. */
const CLOSED_AT_FIRST: readonly PageContext['page'][] = ['dashboard', 'course'];
const isOpenOn = async ({ page }: PageContext): Promise<boolean> =>
  (await openness.get())[page] ?? !CLOSED_AT_FIRST.includes(page);

function apply(tab: number, context: PageContext, { situation }: Judged, mayInject: boolean): void {
  const here = panels.get(tab) ?? new Set();
  if (!situation?.inPage) tell(tab, { type: 'gone' });
  for (const panel of here) {
    if (situation === null) panel.clear();
    else panel.show(context, situation.state, situation.account);
  }
  if (!situation?.inPage || !mayInject) return;
  const overlay = overlays.get(tab);
  if (overlay === undefined) void injectOverlay(tab);
  else if (overlay.waits) void mount(overlay);
}

/** Also where no panel is shown: a teacher's page of the assignment itself. */
async function tellName({ account, name }: Judged): Promise<void> {
  if (account !== null && name !== null) await (await openStore(account)).client.run(name);
}

/** Whatever is still being found out about the tab is out of date. */
function nextTurn(tab: number): number {
  const turn = (turns.get(tab) ?? 0) + 1;
  turns.set(tab, turn);
  return turn;
}

/** Looks at a tab again: its page, its person, a permission or a connection changed. */
export async function settle(tab: number): Promise<void> {
  const turn = nextTurn(tab);
  const isLate = () => turns.get(tab) !== turn;
  const context = await contextOf(tab);
  if (context === null) return;
  const isGranted = (await grantedLmsOrigins()).includes(context.origin);
  const now = isGranted ? await judge(context) : NOTHING;
  if (isLate()) return;
  const isConnecting = now.situation?.state.state === 'connecting';
  apply(tab, context, now, !isConnecting);
  const patience = setTimeout(() => {
    if (!isLate()) apply(tab, context, now, true);
  }, PATIENCE_MS);
  if (!isConnecting) clearTimeout(patience);
  const after = await judgeAfterLaunch(context, now);
  clearTimeout(patience);
  if (isLate()) return;
  if (after !== null) {
    apply(tab, context, after, true);
    if (after.account !== null) (await openStore(after.account)).engine.kick();
  }
  const { account } = after ?? now;
  if (account !== null) await met(account);
  await tellName(after ?? now);
}

/** The LMS shows them: nobody has left, and now and then the school is asked for their role. */
async function met(account: Account): Promise<void> {
  await cameBack(account);
  void renewed(askAgain(account));
}

const renewed = (asking: Promise<boolean>): Promise<void> =>
  asking
    .then((isChanged) => (isChanged ? settleAll() : undefined))
    .catch((error: unknown) => console.error('waymark: role', error));

/** The school refused what this browser took for allowed. */
export function wasRefused(account: Account, code: ErrorCode): void {
  void renewed(askAfterRefusal(account, code));
}

/** Connections, permissions or a person's own wish changed: every tab is looked at again. */
export async function settleAll(): Promise<void> {
  const tabs = Object.keys(await pages.get()).map(Number);
  await Promise.all(tabs.map(settle));
}

/**
 * A tab's page was left or closed: nobody knows who sits there now, so a panel in a tab of its own shows nothing any
 * more. One in the page goes with it, and its last words still come in.
 */
export async function leftPage(tab: number): Promise<void> {
  if ((await contextOf(tab)) === null) return;
  // In this order: who looks at the tab meanwhile either finds nothing, or is out of date.
  await forgetPage(tab);
  nextTurn(tab);
  for (const panel of panels.get(tab) ?? []) if (panel.home !== 'page') panel.clear();
}

/** A page says what it is. Only believed about itself, and only on an LMS that is connected and allowed. */
export async function heardFromPage(sender: PageSender, message: PageMessage): Promise<void> {
  const { tab, document } = sender;
  const before = (await pages.get())[tab]?.document;
  if (message.type === 'page.left') return before === document ? leftPage(tab) : undefined;
  if (message.type === 'page.gone') {
    if (before !== document) return;
    const context = await contextOf(tab);
    await forgetTab(tab);
    nextTurn(tab);
    return context === null ? undefined : apply(tab, context, NOTHING, false);
  }
  const place = message.type === 'page' ? message.context : message;
  const granted = await grantedLmsOrigins();
  if (!speaksOfItself(sender, place, granted)) {
    // One that was allowed and is not any more goes on talking; what it said last is wrong by the next time.
    if (!granted.includes(sender.origin)) await forgetPage(tab);
    return;
  }
  const change = await sawSomebody(place, place.userId, message.since);
  if (message.type === 'page') await takeIn(sender, message.context);
  if (change === 'other') await settleAll();
  else if (message.type === 'page') await settle(tab);
  // Whoever acts as somebody else has not left.
  const acts = message.type === 'page' && message.context.impersonating;
  if (change !== 'same' && !acts) await othersLeft(place, place.userId);
}

async function takeIn({ tab, document }: PageSender, context: PageContext): Promise<void> {
  const before = (await pages.get())[tab];
  const last = before?.context ?? null;
  // After a page that was left nothing is known: this one may be its return, with a panel that has a key still.
  if (before !== undefined && before.document !== document)
    await forgetOtherDocuments(tab, document);
  await pages.change((all) => ({ ...all, [tab]: { document, context } }));
  if (before?.document === document && last !== null) tellLook(tab, last, context);
}

/** A page may turn dark while it is read. */
function tellLook(tab: number, last: PageContext, now: PageContext): void {
  const { language, dir, theme, contrast } = now;
  if (last.theme === theme && last.contrast === contrast) return;
  tell(tab, { type: 'look', theme });
  for (const panel of panels.get(tab) ?? [])
    panel.order({ type: 'look', look: { language, dir, theme, contrast } });
}

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

export function overlayConnected(port: Runtime.Port, sender: PageSender): void {
  const { tab } = sender;
  const overlay: Overlay = { port, sender, waits: false };
  overlays.set(tab, overlay);
  port.onMessage.addListener((input: unknown) => {
    const message = v.safeParse(OverlayMessageSchema, input);
    if (!message.success) return;
    if (message.output.type === 'mount') void mount(overlay);
    else if (message.output.room) narrow.delete(tab);
    else narrow.add(tab);
  });
  port.onDisconnect.addListener(() => {
    if (overlays.get(tab) !== overlay) return;
    overlays.delete(tab);
    narrow.delete(tab);
    // The next page of the tab may have spoken already, and was taken to have one.
    void settle(tab);
  });
  void settle(tab);
}

/** The panel in the page shows what belongs to it. */
export function drawn(tab: number, whose: string): void {
  tell(tab, { type: 'drawn', whose });
}

/** Closes a panel that covers its page. */
export function uncover(tab: number): void {
  tell(tab, { type: 'uncover' });
}

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

/** The panel itself sees by the width of its frame whether it is open. */
function order(tab: number, open: boolean): void {
  tell(tab, { type: 'open', open });
}

/** For now: what is remembered for pages of this kind stays. */
export const closeInPage = (tab: number): void => order(tab, false);

/** To every panel there is. */
function orderAll(order: PanelOrder): void {
  for (const here of panels.values()) for (const panel of here) panel.order(order);
}

export async function setAllHidden(hidden: boolean): Promise<void> {
  await hideAll(hidden);
  await settleAll();
}
export async function setPresenting(presenting: boolean): Promise<void> {
  await present(presenting);
  orderAll({ type: 'presenter', presenter: presenting });
}

/** A side panel is about another tab now; null: about none. */
export function movePanel(panel: Panel, from: number | null, to: number | null): void {
  if (from !== null) panels.get(from)?.delete(panel);
  if (to !== null) addPanel(to, panel);
}

/** `of`: the tab whose LMS page the panel is about; not its own where it stands in a tab of its own. */
export function addPanel(of: number, panel: Panel): void {
  panels.set(of, (panels.get(of) ?? new Set()).add(panel));
  void settle(of);
}
export function removePanel(of: number, panel: Panel): void {
  panel.end();
  panels.get(of)?.delete(panel);
}
