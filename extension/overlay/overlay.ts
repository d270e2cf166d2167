import {
  OVERLAY_PORT,
  type OverlayMessage,
  type OverlayOrder,
} from '../../shared/protocol/page.ts';
import { hasRoom } from './layout.ts';
import { onlyOnce } from './only-once.ts';
import { type PanelHost, showPanelHost } from './panel-host.ts';
import { type PagePort, pageRuntime } from './web-extension.ts';

/** An orphan notices by itself only now and then: Chromium does not always close its port. */
const LOOK_FOR_ORPHANHOOD_MS = 10_000;
/** A worker that idles out closes the port. It is called again, but not in a circle. */
const RECONNECT_MS = 1000;

/** Stage 2: shows what the background orders, and goes when the extension goes. */
export function overlay(): void {
  const life = new AbortController();
  const { signal } = life;
  if (window.top !== window || !onlyOnce('overlay', signal)) return;
  let shown: { host: PanelHost; end: AbortController } | null = null;
  let port: PagePort | null = null;
  let wait = 0;

  const obey = (order: OverlayOrder) => {
    if (order.type === 'gone') return life.abort();
    if (order.type === 'open') return shown?.host.open(order.open);
    shown?.end.abort();
    const runtime = pageRuntime();
    if (runtime === null) return life.abort();
    const end = new AbortController();
    const url = `${runtime.getURL('panel.html')}#${order.ticket}`;
    shown = { host: showPanelHost(order, url, AbortSignal.any([signal, end.signal])), end };
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
    if (shown === null || !shown.host.isAttached()) ask();
  };
  const ask = () => {
    const message: OverlayMessage = { type: 'mount', room: hasRoom(window.innerWidth) };
    port?.postMessage(message);
  };
  const watch = window.setInterval(() => {
    if (pageRuntime() === null) life.abort();
    else if (shown !== null && !shown.host.isAttached()) ask();
  }, LOOK_FOR_ORPHANHOOD_MS);

  document.addEventListener('visibilitychange', connect, { signal });
  window.addEventListener('pageshow', connect, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(wait);
    clearInterval(watch);
    port?.disconnect();
  });
  connect();
}
