import { isForMarks, type MarksOrder, OVERLAY_PORT } from '../../shared/protocol/overlay.ts';
import type { OverlayMessage, OverlayOrder } from '../../shared/protocol/page.ts';
import { broughtMarks } from './marks/brought.ts';
import type { Marks } from './marks/marks.ts';
import { whenSelected } from './marks/when-selected.ts';
import { onlyOnce } from './only-once.ts';
import { type PanelHost, showPanelHost } from './panel-host.ts';
import { hasRoom } from './place.ts';
import { whenDetached } from './stay-attached.ts';
import { type PagePort, pageRuntime } from './web-extension.ts';
import { hearWhose, whoseNow } from './whose.ts';

/** An orphan notices by itself only now and then: Chromium does not always close its port. */
const LOOK_FOR_ORPHANHOOD_MS = 2000;
/** A worker that idles out closes the port. It is called again, but not in a circle. */
const RECONNECT_MS = 1000;

/** Somebody who sends the panel away again and again gets a page without it. */
const MOST_LOSSES = 20;

/** Stage 2: shows what the background orders, and goes when the extension goes. */
export function overlay(): void {
  const life = new AbortController();
  const { signal } = life;
  if (window.top !== window || !onlyOnce('overlay', signal)) return;
  let shown: { host: PanelHost; end: AbortController } | null = null;
  let room = hasRoom(window.innerWidth);
  let port: PagePort | null = null;
  let wait = 0;
  let losses = 0;
  /** Whose what the panel shows is. */
  let drawn = whoseNow();
  /** The panel that stands here is from before the page was left. */
  let wasLeft = false;

  const tell = (message: OverlayMessage) => port?.postMessage(message);
  let theme: 'light' | 'dark' = 'light';
  let marks: Marks | null = null;
  /** What it has to hear first when it comes. */
  let held: MarksOrder[] = [];
  let waiting = new AbortController();
  /** None where there was nothing to mark, and nobody selected anything yet. */
  const marksHere = (): Marks | null => {
    if (marks !== null) return marks;
    marks =
      broughtMarks()?.(
        tell,
        () => shown?.host.focus(),
        () => theme,
        signal,
      ) ?? null;
    if (marks === null) return null;
    waiting.abort();
    for (const order of held.splice(0)) marks.obey(order);
    return marks;
  };
  const hold = (order: MarksOrder) => {
    if (order.type === 'marks') held = [];
    held.push(order);
    waiting.abort();
    waiting = new AbortController();
    const over = AbortSignal.any([signal, waiting.signal]);
    if ('labels' in order && order.labels !== null)
      whenSelected(() => tell({ type: 'bring' }), over);
  };
  const tellRoom = (now: boolean) => {
    room = now;
    tell({ type: 'room', room });
  };
  /** Another is asked for as soon as this one is seen to be gone (whenDetached). */
  const lost = () => {
    losses += 1;
  };
  const obey = (order: OverlayOrder) => {
    if (order.type === 'gone') return life.abort();
    if (order.type === 'open') return shown?.host.open(order.open);
    if (order.type === 'uncover') return shown?.host.uncover();
    if (order.type === 'look' || order.type === 'mount') theme = order.theme;
    if (order.type === 'look') return shown?.host.paint(order.theme);
    if (order.type === 'drawn') {
      drawn = order.whose;
      return shown?.host.veil(drawn !== whoseNow());
    }
    if (order.type === 'brought') return void marksHere();
    if (isForMarks(order)) {
      const here = marksHere();
      return here === null ? hold(order) : here.obey(order);
    }
    shown?.end.abort();
    // It stays connected without one: an overlay that went would be put in again.
    if (losses > MOST_LOSSES) return;
    const runtime = pageRuntime();
    if (runtime === null) return life.abort();
    // A new frame shows nothing yet.
    drawn = whoseNow();
    wasLeft = false;
    const end = new AbortController();
    const url = `${runtime.getURL('panel.html')}#${order.ticket}`;
    const ends = AbortSignal.any([signal, end.signal]);
    shown = { host: showPanelHost(order, url, tellRoom, lost, ends), end };
  };
  const connect = () => {
    clearTimeout(wait);
    if (signal.aborted || port !== null || document.visibilityState === 'hidden') return;
    const runtime = pageRuntime();
    if (runtime === null) return life.abort();
    port = runtime.connect({ name: OVERLAY_PORT });
    port.onMessage.addListener((order) => obey(order as OverlayOrder));
    port.onDisconnect.addListener(() => {
      port = null;
      if (pageRuntime() === null) life.abort();
      else wait = window.setTimeout(connect, RECONNECT_MS);
    });
    tell({ type: 'room', room });
    if (wasLeft || shown === null || !shown.host.isAttached()) tell({ type: 'mount' });
  };
  const watch = window.setInterval(() => {
    if (pageRuntime() === null) life.abort();
  }, LOOK_FOR_ORPHANHOOD_MS);

  whenDetached(
    document,
    () => shown === null || shown.host.isAttached() || losses > MOST_LOSSES,
    () => (port === null ? connect() : tell({ type: 'mount' })),
    signal,
  );
  document.addEventListener('visibilitychange', connect, { signal });
  // Firefox keeps the panel with the page for the back button, and whoever comes back may be somebody else: it stands
  // under a sheet until a new one takes its place.
  const leave = () => {
    wasLeft = true;
    shown?.host.veil(true);
  };
  window.addEventListener('pagehide', leave, { signal });
  const back = ({ persisted }: PageTransitionEvent) => {
    // The browser closed the port, and does not always say so.
    if (persisted) {
      port?.disconnect();
      port = null;
    }
    connect();
  };
  window.addEventListener('pageshow', back, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(wait);
    clearInterval(watch);
    port?.disconnect();
  });
  hearWhose((whose) => shown?.host.veil(whose !== drawn), signal);
  connect();
}
