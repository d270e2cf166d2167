import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { PageContext, PageMessage } from '../../shared/protocol/page.ts';
import type { PanelOrder } from '../../shared/protocol/runtime.ts';
import type { Account } from './accounts.ts';
import { cameBack, othersLeft } from './away.ts';
import { grantedLmsOrigins } from './content-scripts.ts';
import { handOn } from './from-work.ts';
import { inOrder } from './in-order.ts';
import { type Judged, judge, judgeAfterLaunch } from './judge.ts';
import { type FromWork, openInPage, type PageSender, tellOverlay, wantPanel } from './overlays.ts';
import { contextOf, forgetOtherDocuments, forgetPage, forgetTab, pages } from './pages.ts';
import type { Panel } from './panels.ts';
import { pointSoon } from './pointers/point.ts';
import { type Change, sawSomebody } from './presence.ts';
import { askAfterRefusal, askAgain } from './roles.ts';
import { speaksOfItself } from './senders.ts';
import { hideAll, present } from './shown.ts';
import { openStore } from './stores.ts';

/** A launch seldom takes longer; a page that turns out to need nothing is not disturbed before, ms. */
const PATIENCE_MS = 700;

const NOTHING: Judged = { connection: null, account: null, situation: null, name: null };

const panels = new Map<number, Set<Panel>>();
/** Answers that come late must not overtake newer ones. */
const turns = new Map<number, number>();

function apply(tab: number, context: PageContext, { situation }: Judged, mayInject: boolean): void {
  const here = panels.get(tab) ?? new Set();
  if (!situation?.inPage) tellOverlay(tab, { type: 'gone' });
  for (const panel of here) {
    if (situation === null) panel.clear();
    else panel.show(context, situation.state, situation.account);
  }
  if (situation?.inPage && mayInject) wantPanel(tab);
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
  pointSoon(account);
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

/** What pages of a tab say: the one that is left must not be forgotten after the next one has spoken. */
const inTurn = inOrder<number>();

/**
 * A tab's page was left or closed: nobody knows who sits there now, so a panel in a tab of its own shows nothing any
 * more. One in the page goes with it, and its last words still come in.
 */
async function leave(tab: number): Promise<void> {
  if ((await contextOf(tab)) === null) return;
  // In this order: who looks at the tab meanwhile either finds nothing, or is out of date.
  await forgetPage(tab);
  nextTurn(tab);
  for (const panel of panels.get(tab) ?? []) if (panel.home !== 'page') panel.clear();
}

export const tabClosed = (tab: number): Promise<void> =>
  inTurn(tab, async () => {
    await leave(tab);
    await forgetTab(tab);
  });

/** The page is another now, and none of ours. */
async function forget(tab: number): Promise<void> {
  const context = await contextOf(tab);
  await forgetTab(tab);
  nextTurn(tab);
  if (context !== null) apply(tab, context, NOTHING, false);
}

/** Notes what a page says of itself; how that changes who is there, or null where there is no more to do. */
async function note(sender: PageSender, message: PageMessage): Promise<Change | null> {
  const { tab, document } = sender;
  if (message.type === 'page.left' || message.type === 'page.gone') {
    const isThere = (await pages.get())[tab]?.document === document;
    if (isThere) await (message.type === 'page.left' ? leave(tab) : forget(tab));
    return null;
  }
  const place = message.type === 'page' ? message.context : message;
  const granted = await grantedLmsOrigins();
  if (!speaksOfItself(sender, place, granted)) {
    // One that was allowed and is not any more goes on talking; what it said last is wrong by the next time.
    if (!granted.includes(sender.origin)) await forgetPage(tab);
    return null;
  }
  const change = await sawSomebody(place, place.userId, message.since);
  if (message.type === 'page') await takeIn(sender, message.context);
  return change;
}

/** A page says what it is. Only believed about itself, and only on an LMS that is connected and allowed. */
export async function heardFromPage(sender: PageSender, message: PageMessage): Promise<void> {
  const change = await inTurn(sender.tab, () => note(sender, message));
  if (change === null || message.type === 'page.left' || message.type === 'page.gone') return;
  if (change === 'other') await settleAll();
  else if (message.type === 'page') await settle(sender.tab);
  const place = message.type === 'page' ? message.context : message;
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
  tellOverlay(tab, { type: 'look', theme });
  for (const panel of panels.get(tab) ?? [])
    panel.order({ type: 'look', look: { language, dir, theme, contrast } });
}

/** From the page, of the words marked in it. */
export const hearWork = (tab: number, message: FromWork): Promise<void> =>
  handOn(message, [...(panels.get(tab) ?? [])], () => openInPage(tab));

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
