import { describe, indexOf, resolve } from '../../../shared/anchoring/anchoring.ts';
import { PASSAGE_LIMIT } from '../../../shared/model/kinds/anchor.ts';
import type { BarLabels, Found, Mark, Selected } from '../../../shared/protocol/marks.ts';
import type { OverlayMessage, OverlayOrder } from '../../../shared/protocol/page.ts';
import { hearWhose, whoseNow } from '../whose.ts';
import { createBar } from './bar.ts';
import { boxInWindow, type Place, placeAt } from './geometry.ts';
import { type Painted, paint } from './paint.ts';
import { anchorOfSelection, isInside, selectionIn } from './select.ts';
import { watchSelection } from './watch-selection.ts';
import { hearWork, type WorkHere, workNow } from './work-here.ts';

/** The page may change its work word by word, and draws it in pieces; ms of quiet before it is looked at again. */
const QUIET_MS = 120;
/** So long words that were asked for stand out, ms. */
const SHOWN_MS = 2500;

type Order = Extract<OverlayOrder, { type: 'marks' | 'reveal' | 'take' | 'select' }>;
const ORDERS: readonly string[] = ['marks', 'reveal', 'take', 'select'] satisfies Order['type'][];
export const isForMarks = (order: OverlayOrder): order is Order => ORDERS.includes(order.type);

export type Marks = { obey(order: Order): void };

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
  let labels: BarLabels | null = null;
  let places: Place[] = [];
  let painted: Document | null = null;
  let turn = new AbortController();
  let shown: { id: string; until: number } | null = null;
  let toldFound = '';
  const bar = createBar((part) => select(part), themeNow, signal);

  const work = (): WorkHere | null => (whose === whoseNow() ? workNow() : null);
  const clear = () => {
    turn.abort();
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
    const isShown = (id: string) => shown?.id === id && shown.until > Date.now();
    const found = places.flatMap(({ mark, resolved }): Painted[] => {
      if (resolved.state === 'gone') return [];
      const { spot, state } = resolved;
      const look = state === 'moved' ? 'moved' : mark.kind;
      return isShown(mark.id)
        ? [
            { look, spot },
            { look: 'shown', spot },
          ]
        : [{ look, spot }];
    });
    paint(ownerDocument, found);
  };
  const find = async () => {
    turn.abort();
    turn = new AbortController();
    const mine = turn.signal;
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
    places = marks.flatMap((mark, at) => {
      const resolved = answers[at];
      return resolved === undefined ? [] : [{ mark, resolved }];
    });
    draw();
    const found: Found = Object.fromEntries(
      places.map(({ mark, resolved }) => {
        const words = resolved.state === 'gone' ? '' : resolved.words.slice(0, 2 * PASSAGE_LIMIT);
        return [mark.id, { state: resolved.state, words }];
      }),
    );
    const text = JSON.stringify([whose, found]);
    if (text !== toldFound) tell({ type: 'found', whose, found });
    toldFound = text;
  };

  let timer = 0;
  const findSoon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void find(), QUIET_MS);
  };
  const observer = new MutationObserver(findSoon);
  let listening = new AbortController();

  const select = (part: Selected['part']) => {
    const here = work();
    if (here === null || labels === null) return;
    bar.hide();
    const anchor = anchorOfSelection(here);
    if (typeof anchor === 'string') return tell({ type: 'unmarkable', whose, why: anchor });
    // What is marked is not to be hidden by what was selected.
    here.root.ownerDocument.defaultView?.getSelection()?.removeAllRanges();
    focusPanel();
    tell({ type: 'selected', whose, anchor, part });
  };
  const offer = () => {
    const here = work();
    const range = here && selectionIn(here);
    if (!here || !range || labels === null || !isInside(here.root, range)) return bar.hide();
    bar.show(boxInWindow(range), labels);
  };
  const press = (event: MouseEvent) => {
    const here = work();
    if (here === null || selectionIn(here) !== null) return;
    const hit = placeAt(places, here.root.ownerDocument, event.clientX, event.clientY);
    if (hit !== undefined) tell({ type: 'pressed', whose, id: hit.mark.id });
  };

  /** The work is another, or stands in another document. */
  const follow = () => {
    observer.disconnect();
    listening.abort();
    listening = new AbortController();
    bar.hide();
    const here = work();
    if (here === null) return clear();
    observer.observe(here.root, { childList: true, characterData: true, subtree: true });
    const ends = { signal: AbortSignal.any([listening.signal, signal]) };
    const { ownerDocument } = here.root;
    watchSelection(ownerDocument, () => selectionIn(here) !== null, offer, bar.hide, ends.signal);
    ownerDocument.addEventListener('click', press, ends);
    void find();
  };

  const reveal = (id: string) => {
    const place = places.find(({ mark }) => mark.id === id);
    if (place === undefined || place.resolved.state === 'gone') return;
    const { root, unfold } = work() ?? {};
    if (root?.checkVisibility() === false) unfold?.click();
    const { spot } = place.resolved;
    const at = spot.kind === 'field' ? spot.field : spot.range.startContainer;
    const element = at.nodeType === 1 ? (at as Element) : at.parentElement;
    element?.scrollIntoView({ block: 'center' });
    shown = { id, until: Date.now() + SHOWN_MS };
    draw();
    setTimeout(draw, SHOWN_MS + 1);
  };

  const take = (id: string) => {
    const here = work();
    const resolved = places.find(({ mark }) => mark.id === id)?.resolved;
    if (here === null || resolved === undefined || resolved.state === 'gone') return;
    const anchor = describe(here.root, resolved.spot, indexOf(here.root, { skip: here.skip }));
    if (anchor !== null) tell({ type: 'selected', whose, anchor, part: 'nextStep' });
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
      if (order.type === 'reveal') return reveal(order.id);
      if (order.type === 'take') return take(order.id);
      if (order.type === 'select') {
        if (labels !== null && work() !== null) select('nextStep');
        return;
      }
      const isNew = order.whose !== whose;
      whose = order.whose;
      marks = order.marks;
      labels = order.labels;
      toldFound = '';
      if (isNew) follow();
      else void find();
    },
  };
}
