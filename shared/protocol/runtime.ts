import * as v from 'valibot';
import type { ShownAttempt } from '../model/kinds/course.ts';
import { Id, LmsId } from '../model/text.ts';
import { type ErrorCode, isErrorCode } from './errors.ts';
import { type Claimed, PairingCode, PairingOfferSchema } from './http.ts';
import {
  AskedMarkSchema,
  BarLabelsSchema,
  type Found,
  MOST_MARKS,
  type Selected,
  TurnSchema,
  type Unmarkable,
  WalkStepSchema,
} from './marks.ts';
import type { PageContext } from './page.ts';

/** Messages inside the extension: panel (over a port), popup and options (one message, one answer). */
export const PANEL_PORT = 'panel';
/** MV3 workers idle out after 30 s without a message: a visible panel sends one this often, in ms. */
export const PING_EVERY_MS = 20_000;

const Key = v.pipe(v.string(), v.regex(/^[\w-]{22,64}$/));
/** What the panel shows, fixed by the background from the page. The same shapes as the store's queries. */
const PanelQuerySchema = v.variant('kind', [
  v.object({ kind: v.literal('assignment'), context: Id, lmsAssignment: LmsId }),
  v.object({
    kind: v.literal('grader'),
    context: Id,
    /** Null, and the learner by our id: reached from the board, where no work is on the screen. */
    lmsAssignment: v.nullable(LmsId),
    learner: v.union([v.object({ lmsUser: LmsId }), v.object({ person: Id })]),
  }),
  /** A learner's own page; `context` puts one course first, null takes all alike. */
  v.object({ kind: v.literal('home'), context: v.nullable(Id) }),
  /** A teacher's class. */
  v.object({ kind: v.literal('board'), context: Id }),
  /** What a class shows each other. */
  v.object({ kind: v.literal('class'), context: Id }),
]);
export type PanelQuery = v.InferOutput<typeof PanelQuerySchema>;
/** Besides it, on a learner's own pages: what a teacher sees of what is theirs. */
const SeenQuerySchema = v.object({
  kind: v.literal('seen'),
  context: Id,
  person: v.nullable(Id),
});
export type SeenQuery = v.InferOutput<typeof SeenQuerySchema>;

export const PanelMessageSchema = v.variant('type', [
  /** First message of a port: the ticket from the frame's address, or the key an earlier welcome gave. */
  v.object({ type: v.literal('hello'), ticket: Key }),
  v.object({ type: v.literal('resume'), key: Key }),
  /** Instead of a ticket: the panel in a tab of its own, which the background opened. */
  v.object({ type: v.literal('alone') }),
  /** Instead of a ticket: the browser's side panel, which follows the tab in front in its window. */
  v.object({
    type: v.literal('side'),
    window: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** The browser's, for as long as no page has one of its own. */
    theme: v.picklist(['light', 'dark']),
  }),
  /**
   * `command`: parsed with the store's CommandSchema. `id`: comes back with the outcome. `writer`: as the state said
   * when the screen was drawn; words that come after somebody else's page came to the front are still their writer's.
   */
  v.object({
    type: v.literal('run'),
    id: v.pipe(v.number(), v.integer()),
    writer: v.pipe(v.string(), v.maxLength(400)),
    command: v.unknown(),
  }),
  v.object({ type: v.literal('open'), open: v.boolean() }),
  /** Escape was pressed in it and nothing there wanted it: a panel that covers the page closes. */
  v.object({ type: v.literal('escape') }),
  /** Try the silent launch again. */
  v.object({ type: v.literal('connect') }),
  /** Open this panel in a tab of its own, where more may be decided; at a goal, at the person's prompts, or at their plan. */
  v.object({
    type: v.literal('detach'),
    goal: v.nullable(Id),
    prompts: v.boolean(),
    plan: v.optional(v.boolean(), false),
  }),
  /**
   * From a home or board the page itself asked for, on to a class or a learner; null goes back. Refused on every other
   * page: beside one learner's work no other learner is shown.
   */
  v.object({ type: v.literal('go'), query: v.nullable(PanelQuerySchema) }),
  /** One's own through the eyes of a teacher; null: nobody looks any more. Refused where others' work is. */
  v.object({ type: v.literal('seen'), query: v.nullable(SeenQuerySchema) }),
  /** The state of this turn is on the screen. */
  v.object({ type: v.literal('drawn'), turn: v.pipe(v.number(), v.integer()) }),
  /** What the screen of this turn wants marked in the work beside it; with `labels`, words may be selected there. */
  v.object({
    type: v.literal('marks'),
    turn: v.pipe(v.number(), v.integer()),
    marks: v.pipe(v.array(AskedMarkSchema), v.maxLength(MOST_MARKS)),
    labels: v.nullable(BarLabelsSchema),
  }),
  /** As the last `marks` of this turn, but for what the buttons say. */
  v.object({
    type: v.literal('labels'),
    turn: v.pipe(v.number(), v.integer()),
    labels: v.nullable(BarLabelsSchema),
  }),
  /** Bring the words of this feedback into view. */
  v.object({ type: v.literal('reveal'), id: Id }),
  /** The words of this feedback stand out while its card is looked at; null: none do. */
  v.object({ type: v.literal('light'), id: v.nullable(Id) }),
  /** Words of the work are being chosen by keys. */
  v.object({ type: v.literal('walk'), step: WalkStepSchema }),
  v.object({ type: v.literal('turn'), to: TurnSchema }),
  /** The place that was proposed for its words is the right one. */
  v.object({ type: v.literal('take'), id: Id }),
  v.object({ type: v.literal('ping') }),
  /** The page is going away, or the person stopped writing: send what waits. */
  v.object({ type: v.literal('flush') }),
]);
export type PanelMessage = v.InferOutput<typeof PanelMessageSchema>;

/**
 * switching: the grader changes learners. anonymous: names are hidden here. locked: the LMS shows another person
 * than the paired one, or somebody in their place. connecting: a silent launch is under way. not_connected: it
 * could not be made; `code` says why. gone: the page is left, or the LMS is no longer allowed. elsewhere: the tab in
 * front shows nothing Waymark has a panel for (side panel alone).
 */
const PANEL_PAUSES = [
  'switching',
  'anonymous',
  'locked',
  'connecting',
  'not_connected',
  'gone',
  'elsewhere',
] as const;
type PanelPause = (typeof PANEL_PAUSES)[number];
export type PanelState =
  /** `back`: reached by `go`, so there is a way back. */
  | {
      state: 'ready';
      query: PanelQuery;
      title: string;
      attempt: ShownAttempt | null;
      back?: boolean;
    }
  | { state: PanelPause; code?: ErrorCode };

type Look = Pick<PageContext, 'language' | 'dir' | 'theme' | 'contrast'>;
type Answered = { ok: true } | { ok: false; code: ErrorCode; field?: string };

/**
 * `top`: origin of the page the panel stands in; null in a tab of its own and in the side panel. `goal`: the goal to
 * begin with; `prompts`, `plan`: the person's prompts, or their plan, instead of the page's own. `presenter`: somebody is watching this screen, so names of learners are masked.
 */
export type Welcome = {
  key: string;
  look: Look;
  top: string | null;
  goal: string | null;
  prompts: boolean;
  plan: boolean;
  presenter: boolean;
};

/** To the panel. `view` and `sync` are the store's views; one port, so they come in order. */
export type PanelOrder =
  | ({ type: 'welcome' } & Welcome)
  /** `writer`: names who may write now, in this panel alone; null while nobody may. */
  | { type: 'state'; state: PanelState; writer: string | null; turn: number }
  /** Besides what the panel is about, a teacher's prompts, and a learner's own as others see it. */
  | { type: 'view'; query: PanelQuery | { kind: 'prompts' } | SeenQuery; view: unknown }
  | { type: 'sync'; view: unknown }
  | { type: 'outcome'; id: number; outcome: Answered }
  /** From the work beside the panel: where marked words are, what was selected, which were pressed. */
  | { type: 'found'; stand: readonly string[]; found: Found }
  | { type: 'selected'; selected: Selected | Unmarkable }
  | { type: 'pressed'; id: string }
  | { type: 'hovered'; id: string | null }
  | { type: 'walked'; words: string | null }
  /** The page the panel is about changed its look. */
  | { type: 'look'; look: Look }
  | { type: 'presenter'; presenter: boolean }
  /** To the side panel: the person opened the panel in the page instead. */
  | { type: 'close' };

const Server = v.pipe(v.string(), v.maxLength(300), v.url());
const TabId = v.pipe(v.number(), v.integer(), v.minValue(0));
const Account = { server: Server, person: Id };

/** From popup and options. Only these pages may pair, end connections and delete data. */
export const PageRequestSchema = v.variant('type', [
  v.object({ type: v.literal('site'), tab: TabId, url: v.pipe(v.string(), v.maxLength(4000)) }),
  v.object({ type: v.literal('connections') }),
  v.object({ type: v.literal('pairing') }),
  v.object({ type: v.literal('pairing.offer'), server: Server, offer: PairingOfferSchema }),
  v.object({ type: v.literal('pairing.code'), server: Server, code: PairingCode }),
  v.object({ type: v.literal('pairing.finish') }),
  v.object({ type: v.literal('pairing.cancel') }),
  v.object({ type: v.literal('panel.open'), tab: TabId }),
  v.object({ type: v.literal('site.hide'), origin: Server, hidden: v.boolean() }),
  /** Everything of ours on every page, until it is shown again or the browser is closed. */
  v.object({ type: v.literal('hide'), hidden: v.boolean() }),
  v.object({ type: v.literal('presenter'), presenter: v.boolean() }),
  v.object({ type: v.literal('connection.end'), ...Account }),
  v.object({ type: v.literal('data.delete'), ...Account }),
]);
export type PageRequest = v.InferOutput<typeof PageRequestSchema>;

/** A pairing under way: what the person is asked to allow. `claimed` is null until a typed code was accepted. */
export type PairingStatus = { server: string; claimed: Claimed | null; problem: ErrorCode | null };
export type SiteStatus = {
  /** The tab shows an LMS page some connection covers. */
  known: boolean;
  origin: string | null;
  /** Hidden on this site. */
  hidden: boolean;
  /** Hidden everywhere, by key or here. */
  allHidden: boolean;
  presenter: boolean;
  /** The page in this tab is one Waymark has a panel for. */
  panel: boolean;
  server: string | null;
  person: string | null;
  /** What waits here of people the LMS does not show now. */
  othersUnsent: number;
  /** Hosts IT connected for everybody that this browser has not allowed yet; empty where there is nothing to ask. */
  toAllow: string[];
};
export type ConnectedPerson = {
  server: string;
  person: string;
  name: string;
  school: string;
  lmsOrigins: string[];
  silent: boolean;
  /** Writes that are only on this computer. */
  unsent: number;
};

export type Answers = {
  site: SiteStatus;
  /**
   * `others`: connected here too, but the LMS shows somebody else now; they are counted and not named. `storage`: where
   * connections lie. rebuilt: some may be lost. full: they last until the browser is closed.
   */
  connections: {
    connections: ConnectedPerson[];
    others: { people: number; unsent: number };
    version: string;
    storage: 'good' | 'rebuilt' | 'full';
  };
  pairing: { pairing: PairingStatus | null };
  'pairing.offer': { pairing: PairingStatus };
  'pairing.code': { pairing: PairingStatus };
  /** `name`: who was paired; null while more has to be allowed, which `pairing` tells. */
  'pairing.finish': { name: string | null; pairing: PairingStatus | null };
  'pairing.cancel': Record<never, never>;
  'panel.open': Record<never, never>;
  'site.hide': Record<never, never>;
  hide: Record<never, never>;
  presenter: Record<never, never>;
  'connection.end': Record<never, never>;
  'data.delete': Record<never, never>;
};
export type Reply<T extends PageRequest['type']> =
  | { ok: true; answer: Answers[T] }
  | { ok: false; code: ErrorCode };

export const isReply = (value: unknown): value is Reply<PageRequest['type']> =>
  typeof value === 'object' &&
  value !== null &&
  'ok' in value &&
  (value.ok === true || ('code' in value && isErrorCode(String(value.code))));
