import * as v from 'valibot';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { AskedMark, Mark } from '../../shared/protocol/marks.ts';
import type { AllMarks, OverlayOrder, PageContext } from '../../shared/protocol/page.ts';
import type {
  PanelMessage,
  PanelOrder,
  PanelQuery,
  PanelState,
  SeenQuery,
} from '../../shared/protocol/runtime.ts';
import { whoseOf } from '../../shared/protocol/whose.ts';
import { anchorsOn } from '../../shared/store/anchors-on.ts';
import type { Outcome } from '../../shared/store/client.ts';
import { CommandSchema } from '../../shared/store/command.ts';
import type { ViewOf } from '../../shared/store/views.ts';
import { type Account, keyOf } from './accounts.ts';
import { mayBeFramed } from './framed-commands.ts';
import { type Seen, seenAs } from './situation.ts';
import { openStore, type Store } from './stores.ts';

/** page: framed by an LMS page. alone: a tab of its own. plan: the same, with its person's plan. side: the browser's side panel. */
export type PanelHome = 'page' | 'alone' | 'plan' | 'side';

/** One panel on the screen, whichever page it stands in. It holds no data: everything it shows is sent to it. */
export type Panel = {
  readonly home: PanelHome;
  show(context: PageContext, state: PanelState, account: Account | null): void;
  /** The page is left, closed, or none of ours: nothing of it stays. */
  clear(): void;
  order(order: PanelOrder): void;
  /** From the page, of the work of `whose`: told where that is what this panel is about. */
  hearWork(whose: string, order: PanelOrder): void;
  obey(message: PanelMessage): void;
  end(): void;
};

type Send = (order: PanelOrder) => void;
type Ready = Extract<PanelState, { state: 'ready' }>;
/** Beside a learner's work: the words its teacher uses again. */
const PROMPTS = { kind: 'prompts' } as const;
/** Where what is shown is one's own, and no other learner's. */
const OWN: readonly PanelQuery['kind'][] = ['assignment', 'home'];
const isOwn = ({ query }: Ready): boolean => OWN.includes(query.kind);
/** A plan is of all courses, whichever page it was opened from. */
const planned = (state: PanelState): PanelState =>
  state.state === 'ready' && isOwn(state)
    ? { ...state, query: { kind: 'home', context: null } }
    : state;
const REFUSED: Outcome = { ok: false, code: 'not_allowed' };
const LOCKED: Outcome = { ok: false, code: 'locked' };
/** A field that goes from the screen hands in its last words; they are its own writer's and still welcome, ms. */
const LAST_WORDS_MS = 5000;

type Hooks = {
  /** The school, or the rules here, said no to what this person tried. */
  onRefusal: (account: Account, code: ErrorCode) => void;
  /** Nothing of whom the panel showed before `whose` is on the screen any more. */
  onDrawn: (whose: string) => void;
  /** What it wants marked in the work of whom it is about, or to be brought into view there. */
  onWork: (order: ToWork) => void;
};
export type ToWork =
  | AllMarks
  | Extract<OverlayOrder, { type: 'labels' | 'reveal' | 'take' | 'light' | 'walk' | 'turn' }>;

export function createPanel(
  home: PanelHome,
  send: Send,
  { onRefusal, onDrawn, onWork }: Hooks,
): Panel {
  let feed: AbortController | null = null;
  let seen: AbortController | null = null;
  let shown = '';
  /** Who writes here now, and who did until a moment ago. */
  const writers = new Map<string, Writer>();
  let writer: string | null = null;
  let isEnded = false;
  let whose = '';
  /** What was sent in this turn of the state. */
  let cards: object = {};
  let turn = 0;
  let drawnTurn = 0;
  /** A panel that comes back to a new worker repeats its commands before anybody has looked whose they are. */
  const looked = Promise.withResolvers<void>();
  /** What the page asked for: the way back from where `go` led. */
  let own: { context: PageContext; state: Ready } | null = null;

  const stop = () => {
    feed?.abort();
    seen?.abort();
    feed = null;
  };
  const say = (state: PanelState) => {
    turn += 1;
    cards = {};
    send({ type: 'state', state, writer, turn });
    looked.resolve();
  };

  /** One whose card is not there any more is not marked: the panel hears of it as well. */
  const withAnchors = (marks: readonly AskedMark[]): Mark[] => {
    const known = anchorsOn(cards);
    return marks.flatMap(({ id, kind, anchor = known.get(id) }) =>
      anchor === undefined ? [] : [{ id, kind, anchor }],
    );
  };

  let looks = '';
  function look({ language, dir, theme, contrast }: PageContext): void {
    const next = JSON.stringify([language, dir, theme, contrast]);
    if (next !== looks) send({ type: 'look', look: { language, dir, theme, contrast } });
    looks = next;
  }

  function handOver(account: Account | null): void {
    const next = account && keyOf(account);
    const before = writer === null ? undefined : writers.get(writer);
    if (before !== undefined && next !== writer) before.until = Date.now() + LAST_WORDS_MS;
    writer = next;
    if (account !== null && next !== null)
      writers.set(next, {
        account,
        store: openStore(account),
        until: Number.POSITIVE_INFINITY,
      });
  }

  function stream(context: PageContext, state: Ready, { account, store }: Writer): void {
    const life = new AbortController();
    feed = life;
    const { query } = state;
    const needsName = context.learner?.shownBy === 'label';
    let seen: Seen = needsName ? 'switching' : 'shown';
    say(needsName ? { state: 'switching' } : state);
    let prompts: ViewOf<typeof PROMPTS> | null = null;
    const tellPrompts = () => {
      if (prompts !== null && seen === 'shown')
        send({ type: 'view', query: PROMPTS, view: prompts });
    };
    void store.then(({ client, engine, listen }) => {
      if (life.signal.aborted) return;
      client.watch(
        query,
        (view) => {
          const now =
            query.kind === 'grader' && 'learner' in view
              ? seenAs(context.learner, view.learner?.name ?? null)
              : 'shown';
          const isOther = now !== seen;
          seen = now;
          if (isOther) say(now === 'shown' ? state : { state: now });
          if (now === 'shown') {
            cards = view;
            send({ type: 'view', query, view });
          }
          // A panel told another state has let go of what it held.
          if (isOther) tellPrompts();
        },
        life.signal,
      );
      if (query.kind === 'grader')
        client.watch(
          PROMPTS,
          (view) => {
            prompts = view;
            tellPrompts();
          },
          life.signal,
        );
      let refused = 0;
      client.watch(
        { kind: 'sync' },
        (view) => {
          send({ type: 'sync', view });
          const last = view.refused.at(-1);
          if (last !== undefined && view.refused.length > refused) onRefusal(account, last.code);
          refused = view.refused.length;
        },
        life.signal,
      );
      listen(life.signal);
      engine.kick();
    });
  }

  async function run({ id, writer: by, command: input }: Run): Promise<void> {
    await looked.promise;
    const command = v.safeParse(CommandSchema, input);
    const own = writers.get(by);
    let outcome: Outcome;
    if (!command.success) outcome = { ok: false, code: 'malformed' };
    else if (home === 'page' && !mayBeFramed(command.output)) outcome = REFUSED;
    else if (own === undefined || own.until < Date.now()) outcome = LOCKED;
    else {
      outcome = await (await own.store).client.run(command.output);
      if (!outcome.ok) onRefusal(own.account, outcome.code);
    }
    if (!isEnded) send({ type: 'outcome', id, outcome });
  }

  function go(query: PanelQuery | null): void {
    const opened = writer === null ? undefined : writers.get(writer);
    if (own === null || opened === undefined || isEnded) return;
    const { context, state } = own;
    if (state.query.kind !== 'home' && state.query.kind !== 'board') return;
    stop();
    stream(context, query === null ? state : { ...state, query, back: true }, opened);
  }

  /** What a teacher sees of what is this person's own. */
  function see(query: SeenQuery | null): void {
    seen?.abort();
    const opened = writer === null ? undefined : writers.get(writer);
    if (query === null || feed === null || own === null || opened === undefined || isEnded) return;
    if (!isOwn(own.state)) return;
    const life = new AbortController();
    seen = life;
    void opened.store.then(({ client }) => {
      if (life.signal.aborted) return;
      client.watch(query, (view) => send({ type: 'view', query, view }), life.signal);
    });
  }

  return {
    home,
    show: (context, asked, account) => {
      const state = home === 'plan' ? planned(asked) : asked;
      whose = whoseOf(context);
      const key = JSON.stringify([state, account?.server, account?.me, context.learner]);
      if (isEnded) return;
      if (key === shown) {
        if (drawnTurn === turn) onDrawn(whose);
        return;
      }
      shown = key;
      if (home === 'side') look(context);
      // First the state: a panel that switches forgets the last learner before it hears of the next.
      stop();
      // While learners change nothing is shown, but the last words about the one before still come in.
      handOver(account);
      own = state.state === 'ready' ? { context, state } : null;
      const opened = writer === null ? undefined : writers.get(writer);
      if (opened !== undefined && state.state === 'ready') stream(context, state, opened);
      else say(state);
    },
    clear: () => {
      if (isEnded) return;
      shown = '';
      whose = '';
      own = null;
      stop();
      handOver(null);
      say({ state: home === 'side' ? 'elsewhere' : 'gone' });
    },
    order: send,
    hearWork: (from, order) => {
      if (from === whose && !isEnded) send(order);
    },
    obey: (message) => {
      if (message.type === 'run') void run(message);
      if (message.type === 'drawn') {
        drawnTurn = message.turn;
        if (drawnTurn === turn) onDrawn(whose);
      }
      // From a screen that is not there any more: what it wanted marked is not on the page either.
      if (message.type === 'marks' && message.turn === turn)
        onWork({ type: 'marks', whose, marks: withAnchors(message.marks), labels: message.labels });
      if (message.type === 'labels' && message.turn === turn)
        onWork({ type: 'labels', whose, labels: message.labels });
      if (isForWork(message)) onWork(message);
      if (message.type === 'go') go(message.query);
      if (message.type === 'seen') see(message.query);
      if (message.type === 'flush')
        for (const { store } of writers.values()) void store.then(({ engine }) => engine.flush());
    },
    end: () => {
      isEnded = true;
      stop();
      looked.resolve();
    },
  };
}
/** Handed on as they are. */
type ForWork = Extract<PanelMessage, { type: 'reveal' | 'take' | 'light' | 'walk' | 'turn' }>;
const FOR_WORK: readonly string[] = [
  'reveal',
  'take',
  'light',
  'walk',
  'turn',
] satisfies ForWork['type'][];
const isForWork = (message: PanelMessage): message is ForWork => FOR_WORK.includes(message.type);

type Writer = { account: Account; store: Promise<Store>; until: number };
type Run = Extract<PanelMessage, { type: 'run' }>;
