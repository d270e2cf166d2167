import type * as v from 'valibot';
import { OVERLAY_PORT } from '../../shared/protocol/overlay.ts';
import {
  type OverlayMessage,
  OverlayMessageSchema,
  type PageContext,
  type PageMessage,
  PageMessageSchema,
} from '../../shared/protocol/page.ts';
import {
  PANEL_PORT,
  type PageRequest,
  PageRequestSchema,
  type PanelMessage,
  PanelMessageSchema,
} from '../../shared/protocol/runtime.ts';

/**
 * One well-formed message of every kind the extension's parts send each other. The kinds are read from the schemas, so a
 * new one without a sample here fails the test that uses them.
 */
export type Sample = {
  way: 'message' | typeof OVERLAY_PORT | typeof PANEL_PORT;
  body: { type: string };
};

const KEY = 'A'.repeat(32);
const ID = '01900000-0000-7000-8000-000000000001';
const SERVER = 'https://waymark.example';
const ACCOUNT = { server: SERVER, person: ID };

const PAGE: Record<PageMessage['type'], object> = {
  page: {},
  person: { origin: SERVER, base: '', userId: '1', since: 1 },
  'page.gone': {},
  'page.left': {},
};
const ANCHOR = {
  quote: { type: 'TextQuoteSelector', exact: 'words', prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector', start: 0, end: 5 },
  place: '',
  sentence: '',
};
const OVERLAY: Record<OverlayMessage['type'], object> = {
  mount: {},
  room: { room: true },
  bring: {},
  found: { whose: 'x', stand: [], found: { [ID]: { state: 'gone', words: '' } } },
  selected: { whose: 'x', anchor: ANCHOR, part: 'nextStep' },
  unmarkable: { whose: 'x', why: 'none' },
  pressed: { whose: 'x', id: ID },
  hovered: { whose: 'x', id: ID },
  walked: { whose: 'x', words: 'words' },
};
const PANEL: Record<PanelMessage['type'], object> = {
  hello: { ticket: KEY },
  resume: { key: KEY },
  alone: {},
  side: { window: 1, theme: 'light' },
  run: {
    id: 1,
    writer: `${SERVER} ${ID}`,
    command: { do: 'goal.write', goal: ID, context: null, answers: { next: 'Not mine' } },
  },
  open: { open: true },
  connect: {},
  detach: { goal: null, prompts: false, plan: true },
  go: { query: { kind: 'home', context: null } },
  seen: { query: { kind: 'seen', context: ID, person: null } },
  escape: {},
  drawn: { turn: 1 },
  marks: { turn: 1, marks: [{ id: ID, kind: 'step', anchor: ANCHOR }], labels: null },
  labels: { turn: 1, labels: null },
  reveal: { id: ID },
  take: { id: ID },
  light: { id: ID },
  walk: { step: 'begin' },
  turn: { to: 'next' },
  ping: {},
  flush: {},
};
const OWN: Record<PageRequest['type'], object> = {
  site: { tab: 1, url: 'http://127.0.0.1/' },
  connections: {},
  pairing: {},
  'pairing.offer': {
    server: SERVER,
    offer: { code: '0123456789AB', name: 'A', tenant: 'B', origins: ['http://127.0.0.1'] },
  },
  'pairing.code': { server: SERVER, code: '0123456789AB' },
  'pairing.finish': {},
  'pairing.cancel': {},
  'panel.open': { tab: 1 },
  'site.hide': { origin: 'http://127.0.0.1', hidden: true },
  hide: { hidden: true },
  presenter: { presenter: true },
  'connection.end': ACCOUNT,
  'data.delete': ACCOUNT,
};

type Options = { entries: { type: { literal: string } } }[];
/** Kinds of a variant over `type`, read from the schema itself. */
const kindsOf = (schema: { options: unknown }): string[] =>
  (schema.options as Options).map(({ entries }) => entries.type.literal);

/** `context`: what the page says of itself; a forger says what it likes. */
export function everyMessage(context: PageContext): Sample[] {
  const of = (
    way: Sample['way'],
    schema: v.GenericSchema & { options?: unknown },
    samples: Record<string, object>,
  ): Sample[] =>
    kindsOf({ options: schema.options ?? [schema] }).map((type) => {
      const rest = samples[type];
      if (rest === undefined) throw new Error(`No sample of the message “${type}”.`);
      return { way, body: { type, ...rest } };
    });
  return [
    ...of('message', PageMessageSchema, { ...PAGE, page: { context, since: 1 } }),
    ...of('message', PageRequestSchema, OWN),
    ...of(OVERLAY_PORT, OverlayMessageSchema, OVERLAY),
    ...of(PANEL_PORT, PanelMessageSchema, PANEL),
  ];
}
