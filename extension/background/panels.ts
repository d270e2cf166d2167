import * as v from 'valibot';
import type { PageContext } from '../../shared/protocol/page.ts';
import type {
  PanelMessage,
  PanelOrder,
  PanelQuery,
  PanelState,
} from '../../shared/protocol/runtime.ts';
import type { Outcome } from '../../shared/store/client.ts';
import { CommandSchema } from '../../shared/store/command.ts';
import type { Account } from './accounts.ts';
import { mayBeFramed } from './framed-commands.ts';
import { hidesName } from './situation.ts';
import { openStore, type Store } from './stores.ts';

/** One panel on the screen, whichever page it stands in. It holds no data: everything it shows is sent to it. */
export type Panel = {
  readonly tab: number;
  readonly framed: boolean;
  show(context: PageContext, state: PanelState, account: Account | null): void;
  order(order: PanelOrder): void;
  obey(message: PanelMessage): void;
  end(): void;
};

type Ready = Extract<PanelState, { state: 'ready' }>;
type Send = (order: PanelOrder) => void;
const REFUSED: Outcome = { ok: false, code: 'not_allowed' };
const LOCKED: Outcome = { ok: false, code: 'locked' };

export function createPanel(tab: number, framed: boolean, send: Send): Panel {
  let feed: AbortController | null = null;
  let shown = '';
  let store: Promise<Store> | null = null;
  let isEnded = false;
  /** What the page asked for: the way back from where `go` led. */
  let own: { context: PageContext; state: Ready } | null = null;

  const stop = () => {
    feed?.abort();
    feed = null;
  };

  function stream(context: PageContext, query: PanelQuery, opened: Promise<Store>): void {
    const life = new AbortController();
    feed = life;
    void opened.then(({ client, engine, listen }) => {
      if (life.signal.aborted) return;
      const label = context.learner?.label ?? '';
      client.watch(
        query,
        (view) => {
          const rosterName = 'learner' in view ? view.learner?.name : undefined;
          const hidden = rosterName !== undefined && hidesName(label, rosterName);
          send(
            hidden
              ? { type: 'state', state: { state: 'anonymous' } }
              : { type: 'view', query, view },
          );
        },
        life.signal,
      );
      client.watch({ kind: 'sync' }, (view) => send({ type: 'sync', view }), life.signal);
      listen(life.signal);
      engine.kick();
    });
  }

  async function run(id: number, input: unknown): Promise<void> {
    const command = v.safeParse(CommandSchema, input);
    const opened = store;
    let outcome: Outcome;
    if (!command.success) outcome = { ok: false, code: 'malformed' };
    else if (framed && !mayBeFramed(command.output)) outcome = REFUSED;
    else if (opened === null) outcome = LOCKED;
    else outcome = await (await opened).client.run(command.output);
    if (!isEnded) send({ type: 'outcome', id, outcome });
  }

  function go(query: PanelQuery | null): void {
    if (own === null || store === null || isEnded) return;
    const { context, state } = own;
    if (state.query.kind !== 'home' && state.query.kind !== 'board') return;
    stop();
    const next = query === null ? state : { ...state, query, back: true };
    send({ type: 'state', state: next });
    stream(context, next.query, store);
  }

  return {
    tab,
    framed,
    show: (context, state, account) => {
      const key = JSON.stringify([state, account?.server, account?.me, context.learner?.label]);
      if (key === shown || isEnded) return;
      shown = key;
      // First the state: a panel that switches forgets the last learner before it hears of the next.
      stop();
      own = state.state === 'ready' ? { context, state } : null;
      send({ type: 'state', state });
      // While learners change nothing is shown, but the last words about the one before still come in.
      store = account === null ? null : openStore(account);
      if (store !== null && state.state === 'ready') stream(context, state.query, store);
    },
    order: send,
    obey: (message) => {
      if (message.type === 'run') void run(message.id, message.command);
      if (message.type === 'go') go(message.query);
      if (message.type === 'flush') void store?.then(({ engine }) => engine.flush());
    },
    end: () => {
      isEnded = true;
      stop();
      store = null;
    },
  };
}
