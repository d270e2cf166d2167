import { describe, indexOf, resolve } from '../../../shared/anchoring/anchoring.ts';
import { pause } from '../../../shared/anchoring/slices.ts';
import type { Spot } from '../../../shared/anchoring/text-index.ts';
import { PASSAGE_LIMIT } from '../../../shared/model/limits.ts';
import type { BarLabels, Found, Mark } from '../../../shared/protocol/marks.ts';
import type { MarksOrder } from '../../../shared/protocol/overlay.ts';
import type { OverlayMessage } from '../../../shared/protocol/page.ts';
import { areSameMarks } from '../../../shared/protocol/same-marks.ts';
import { turnButton } from '../../lms/turn.ts';
import { hearWhose, whoseNow } from '../whose.ts';
import { createChoosing } from './choosing.ts';
import type { Place } from './geometry.ts';
import { type Painted, paint } from './paint.ts';
import { hearWork, type WorkHere, workNow } from './work-here.ts';

/** The page may change its work word by word, and draws it in pieces; ms of quiet before it is looked at again. */
const QUIET_MS = 120;
/** So long words that were asked for stand out, ms. */
const SHOWN_MS = 2500;

type Told = Pick<Extract<OverlayMessage, { type: 'found' }>, 'whose' | 'stand' | 'found'>;
/** Most stand as they were marked: then an id says all. */
function foundAt(places: readonly Place[], whose: string): Told {
  const stand: string[] = [];
  const found: Found = {};
  for (const { mark, resolved } of places) {
    const now = resolved.state === 'gone' ? '' : resolved.words.slice(0, 2 * PASSAGE_LIMIT);
    const isAsMarked = now === mark.anchor.quote.exact;
    if (isAsMarked && resolved.state === 'anchored') stand.push(mark.id);
    else found[mark.id] = { state: resolved.state, words: isAsMarked ? null : now };
  }
  return { whose, stand, found };
}
const isSameTold = (before: Told | null, now: Told): boolean =>
  before?.whose === now.whose &&
  before.stand.length === now.stand.length &&
  before.stand.every((id, at) => id === now.stand[at]) &&
  JSON.stringify(before.found) === JSON.stringify(now.found);

export type Marks = { obey(order: MarksOrder): void };

/** Brings words into view, also where the LMS has folded the work. */
function scrollTo({ root, unfold }: WorkHere, spot: Spot): void {
  if (!root.checkVisibility()) unfold?.click();
  const at = spot.kind === 'field' ? spot.field : spot.range.startContainer;
  const element = at.nodeType === 1 ? (at as Element) : at.parentElement;
  element?.scrollIntoView({ block: 'center' });
}

/**
 * Marks words of the work, finds them again when it changes, and tells what is selected and pressed there. All of it ends
 * the moment the page shows somebody else's work. `focusPanel`: a comment is to be written now.
 */
export function markWork(
  tell: (message: OverlayMessage) => void,
  focusPanel: () => void,
  themeNow: () => 'light' | 'dark',
  signal: AbortSignal,
): Marks {
  let whose = '';
  let marks: readonly Mark[] = [];
  /** Of a list that comes in pieces, those that are here. */
  let coming: readonly Mark[] = [];
  let labels: BarLabels | null = null;
  let places: Place[] = [];
  let painted: Document | null = null;
  let finding = new AbortController();
  let shown: { id: string; until: number } | null = null;
  /** Words that are being chosen. */
  let chosen: Spot | null = null;
  let told: Told | null = null;
  /** Whether all that was asked for last has been looked for. */
  let isFound = false;

  const work = (): WorkHere | null => (whose === whoseNow() ? workNow() : null);
  const clear = () => {
    finding.abort();
    if (painted !== null) paint(painted, []);
    painted = null;
    places = [];
  };
  const draw = () => {
    const here = work();
    if (here === null) return clear();
    const { ownerDocument } = here.root;
    if (painted !== null && painted !== ownerDocument) paint(painted, []);
    painted = ownerDocument;
    const all: Painted[] = chosen === null ? [] : [{ look: 'shown', spot: chosen }];
    for (const { mark, resolved } of places) {
      if (resolved.state === 'gone') continue;
      const { spot, state } = resolved;
      all.push({ look: state === 'moved' ? 'moved' : mark.kind, spot });
      if (shown?.id === mark.id && shown.until > Date.now()) all.push({ look: 'shown', spot });
    }
    paint(ownerDocument, all);
  };
  const find = async () => {
    finding.abort();
    finding = new AbortController();
    isFound = false;
    const mine = finding.signal;
    const here = work();
    if (here === null) return clear();
    const anchors = marks.map(({ anchor }) => anchor);
    const options = { skip: here.skip, signal: AbortSignal.any([mine, signal]) };
    // Where nothing is looked for the work is not read.
    const answers = await (anchors.length === 0
      ? []
      : resolve(here.root, anchors, options).catch((error: unknown) => {
          if (mine.aborted || signal.aborted) return null;
          throw error;
        }));
    if (answers === null || mine.aborted) return;
    await pause();
    if (mine.aborted || signal.aborted) return;
    places = marks.flatMap((mark, at) => {
      const resolved = answers[at];
      return resolved === undefined ? [] : [{ mark, resolved }];
    });
    draw();
    await pause();
    if (mine.aborted || signal.aborted) return;
    tellFound();
    isFound = true;
  };
  const tellFound = () => {
    const now = foundAt(places, whose);
    if (!isSameTold(told, now)) tell({ type: 'found', ...now });
    told = now;
  };

  const choosing = createChoosing(
    { work, labels: () => labels, places: () => places },
    (message) => tell({ ...message, whose } as OverlayMessage),
    {
      focusPanel,
      show: (spot) => {
        chosen = spot;
        const here = work();
        if (spot !== null && here !== null) scrollTo(here, spot);
        draw();
      },
    },
    themeNow,
    signal,
  );

  let timer = 0;
  const findSoon = () => {
    choosing.changed();
    clearTimeout(timer);
    timer = window.setTimeout(() => void find(), QUIET_MS);
  };
  const observer = new MutationObserver(findSoon);
  let listening = new AbortController();
  /** The work is another, or stands in another document. */
  const follow = () => {
    observer.disconnect();
    listening.abort();
    listening = new AbortController();
    choosing.end();
    const here = work();
    if (here === null) return clear();
    observer.observe(here.root, { childList: true, characterData: true, subtree: true });
    choosing.watch(here, AbortSignal.any([listening.signal, signal]));
    void find();
  };

  const placeOf = (id: string) => {
    const resolved = places.find(({ mark }) => mark.id === id)?.resolved;
    return resolved === undefined || resolved.state === 'gone' ? null : resolved;
  };
  const reveal = (id: string) => {
    const [here, place] = [work(), placeOf(id)];
    if (here === null || place === null) return;
    scrollTo(here, place.spot);
    shown = { id, until: Date.now() + SHOWN_MS };
    draw();
    setTimeout(draw, SHOWN_MS + 1);
  };
  const take = (id: string) => {
    const [here, place] = [work(), placeOf(id)];
    if (here === null || place === null) return;
    const anchor = describe(here.root, place.spot, indexOf(here.root, { skip: here.skip }));
    if (anchor !== null) choosing.say(anchor);
  };
  /** Whether what is selected already may be commented on from now on. */
  const relabel = (now: BarLabels | null, isNew: boolean): boolean => {
    const mayNow = now !== null && (isNew || labels === null);
    labels = now;
    return mayNow;
  };
  const obey = (order: Exclude<MarksOrder, { type: 'marks' }>) => {
    switch (order.type) {
      case 'labels':
        if (order.whose === whose && relabel(order.labels, false)) choosing.offer();
        return;
      case 'reveal':
        return reveal(order.id);
      case 'light':
        shown = order.id === null ? null : { id: order.id, until: Number.POSITIVE_INFINITY };
        return draw();
      case 'take':
        return take(order.id);
      case 'select':
        return choosing.byKey();
      case 'walk':
        return choosing.walk(order.step);
      case 'turn':
        return turnButton(document, order.to)?.click();
    }
  };

  hearWork(follow, signal);
  hearWhose(follow, signal);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    listening.abort();
    clearTimeout(timer);
    clear();
  });
  return {
    obey: (order) => {
      if (order.type !== 'marks') return obey(order);
      coming = order.from === 0 ? order.marks : [...coming, ...order.marks];
      if (order.left > 0) return;
      const isNew = order.whose !== whose;
      const mayNow = relabel(order.labels, isNew);
      const isSame = !isNew && areSameMarks(marks, coming);
      whose = order.whose;
      marks = coming;
      coming = [];
      told = null;
      if (isNew) follow();
      else if (!isSame) void find();
      // Another panel asks: nothing is looked for twice.
      else if (isFound) tellFound();
      if (mayNow) choosing.offer();
    },
  };
}
