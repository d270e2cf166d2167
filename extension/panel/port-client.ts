import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import {
  PANEL_PORT,
  type PanelMessage,
  type PanelOrder,
  type PanelState,
  PING_EVERY_MS,
  type SeenQuery,
  type Welcome,
} from '../../shared/protocol/runtime.ts';
import type { Client, Outcome } from '../../shared/store/client.ts';
import type { Query, ViewOf } from '../../shared/store/views.ts';
import type { Marking } from '../../shared/ui/marking.ts';
import { type PagePort, pageRuntime } from '../overlay/web-extension.ts';
import { spread } from './spread.ts';
import { isFromWork, workBeside } from './work-beside.ts';

export type PanelConnection = {
  /** Another one for each writer: what a screen hands in as it goes is its own person's, whoever comes next. */
  client: ReadonlySignal<Client>;
  /** Of whom the background last said that they write here; '' before. */
  writer: ReadonlySignal<string>;
  welcome: Signal<Welcome | null>;
  state: Signal<PanelState | null>;
  /** False while its frame is no more than a tab at the page's edge. */
  open: Signal<boolean>;
  /** What stands here may be somebody else's by now: not to be seen until the background has spoken again. */
  veiled: ReadonlySignal<boolean>;
  /** The work beside it; null where the panel stands in a tab of its own. */
  marking: Marking | null;
  /** Not for writes: those go through the client. */
  tell(
    message: Extract<PanelMessage, { type: 'open' | 'escape' | 'connect' | 'detach' | 'go' }>,
  ): void;
};

export type Hello = Extract<PanelMessage, { type: 'hello' | 'alone' | 'side' }>;
type Watcher = { key: string; show: (view: never) => void };

/** An idle worker or a hidden tab closes the port; it is opened again when somebody looks, ms. */
const RECONNECT_MS = 500;
const HIDDEN_MS = 3000;

/** The store behind a runtime port: the background fixes what is asked for, this hands its answers on. */
export function connectPanel(first: Hello): PanelConnection {
  const welcome = signal<Welcome | null>(null);
  const state = signal<PanelState | null>(null);
  const open = spread();
  const veiled = signal(false);
  const watchers = new Set<Watcher>();
  const latest = new Map<string, unknown>();
  const writer = signal('');
  const client = computed(() => clientOf(writer.value));
  const waiting = new Map<number, { message: PanelMessage; done: (outcome: Outcome) => void }>();
  let port: PagePort | null = null;
  let last = 0;
  let timer = 0;
  let turn = 0;
  /** Whose eyes the person looks through. */
  let seen: SeenQuery | null = null;
  const beside = workBeside((said) =>
    port?.postMessage('labels' in said ? { ...said, turn } : said),
  );

  const show = (key: string, view: unknown) => {
    latest.set(key, view);
    for (const each of watchers) if (each.key === key) each.show(view as never);
  };
  const change = (part: Partial<Welcome>) => {
    if (welcome.value !== null) welcome.value = { ...welcome.value, ...part };
  };
  const obey = (order: PanelOrder) => {
    if (order.type === 'welcome') {
      const { type: _type, ...rest } = order;
      welcome.value = rest;
      // What was under way when the port closed is asked again: commands carry their records' ids.
      for (const { message } of waiting.values()) port?.postMessage(message);
    } else if (order.type === 'state') {
      latest.clear();
      batch(() => {
        if (order.writer !== null) writer.value = order.writer;
        state.value = order.state;
        veiled.value = false;
      });
      turn = order.turn;
      beside.newTurn();
      if (seen !== null) see(seen);
      afterPaint(() => {
        port?.postMessage({ type: 'drawn', turn: order.turn } satisfies PanelMessage);
        if (turn === order.turn) beside.tellAgain();
      });
    } else if (order.type === 'view') {
      beside.hearCards(order);
      show(JSON.stringify(order.query), order.view);
    } else if (order.type === 'sync') show(SYNC, order.view);
    else if (order.type === 'look') change({ look: order.look });
    else if (order.type === 'presenter') change({ presenter: order.presenter });
    else if (order.type === 'close') window.close();
    else if (isFromWork(order)) beside.hear(order);
    else if (order.type === 'outcome') {
      waiting.get(order.id)?.done(order.outcome);
      waiting.delete(order.id);
    }
  };
  /** The background knows this panel no more: its page was left while nobody looked. */
  const leave = () =>
    batch(() => {
      latest.clear();
      state.value = { state: first.type === 'side' ? 'elsewhere' : 'gone' };
      veiled.value = false;
    });
  const connect = () => {
    clearTimeout(timer);
    const runtime = pageRuntime();
    if (port !== null || runtime === null) return;
    const now = runtime.connect({ name: PANEL_PORT });
    let isGreeted = false;
    port = now;
    now.onMessage.addListener((order) => {
      isGreeted = true;
      obey(order as PanelOrder);
    });
    now.onDisconnect.addListener(() => {
      if (port !== now) return;
      port = null;
      if (!isGreeted && welcome.value !== null) leave();
      // Nobody says any more which tab is in front.
      else if (first.type === 'side') veiled.value = true;
      // Never welcomed: the ticket was not ours to use, or the background knew no page for it yet. Loaded again without
      // one this stays empty; whoever holds the frame sees that load, and asks for a ticket where it should have one.
      if (welcome.value === null && first.type === 'hello') location.reload();
      if (welcome.value !== null && document.visibilityState === 'visible')
        timer = window.setTimeout(connect, RECONNECT_MS);
    });
    now.postMessage(
      welcome.value === null || first.type !== 'hello'
        ? first
        : ({ type: 'resume', key: welcome.value.key } satisfies PanelMessage),
    );
  };
  const see = (query: SeenQuery | null) => {
    seen = query;
    port?.postMessage({ type: 'seen', query } satisfies PanelMessage);
  };
  const send = (message: PanelMessage) => {
    connect();
    port?.postMessage(message);
  };

  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') return connect();
    send({ type: 'flush' });
    // Nobody looks: the live stream ends, the worker may sleep.
    timer = window.setTimeout(() => {
      port?.disconnect();
      port = null;
      veiled.value = true;
    }, HIDDEN_MS);
  });
  window.addEventListener('pagehide', () => port?.postMessage({ type: 'flush' }));
  window.addEventListener('pageshow', ({ persisted }) => {
    // Back from the page cache: the browser closed the port, and does not always say so.
    if (!persisted) return;
    port?.disconnect();
    port = null;
    connect();
  });
  setInterval(() => {
    if (document.visibilityState === 'visible') port?.postMessage({ type: 'ping' });
  }, PING_EVERY_MS);
  connect();

  function clientOf(by: string): Client {
    return {
      watch,
      run: (command) =>
        new Promise((done) => {
          last += 1;
          const message: PanelMessage = { type: 'run', id: last, writer: by, command };
          waiting.set(last, { message, done });
          if (port !== null && welcome.value !== null) port.postMessage(message);
          else connect();
        }),
    };
  }
  function watch<Q extends Query>(query: Q, shown: (view: ViewOf<Q>) => void, ends: AbortSignal) {
    const key = query.kind === 'sync' ? SYNC : JSON.stringify(query);
    const watcher: Watcher = { key, show: shown };
    watchers.add(watcher);
    ends.addEventListener('abort', () => watchers.delete(watcher), { once: true });
    if (query.kind === 'seen') {
      see(query);
      ends.addEventListener('abort', () => see(null), { once: true });
    }
    if (latest.has(key)) watcher.show(latest.get(key) as never);
  }
  const marking = first.type === 'alone' ? null : beside.marking;
  return { welcome, state, open, veiled, client, writer, marking, tell: send };
}

const SYNC = 'sync';

/** Signals draw in a microtask; in the second frame from here that is on the screen. */
const afterPaint = (then: () => void) => requestAnimationFrame(() => requestAnimationFrame(then));
