import type { Spot } from '../../../shared/anchoring/text-index.ts';
import type { StoredAnchor } from '../../../shared/model/kinds/anchor.ts';
import type {
  BarLabels,
  SelectedFor,
  Unmarkable,
  WalkStep,
} from '../../../shared/protocol/marks.ts';
import type { OverlayMessage } from '../../../shared/protocol/page.ts';
import { createBar } from './bar.ts';
import { boxInWindow, type Place, placeAt } from './geometry.ts';
import { watchHover } from './hover.ts';
import { anchorOfSelection } from './select.ts';
import { isInside, selectionIn } from './selection.ts';
import { createWalking } from './walking.ts';
import { watchSelection } from './watch-selection.ts';
import type { WorkHere } from './work-here.ts';

type Told<M> = M extends unknown ? Omit<M, 'whose'> : never;
type Now = {
  /** The work the page shows, where it is that of whom the panel is about. */
  work: () => WorkHere | null;
  /** Null where nothing may be chosen. */
  labels: () => BarLabels | null;
  places: () => readonly Place[];
};
type Tell = (message: Told<Exclude<OverlayMessage, { type: 'mount' | 'room' | 'bring' }>>) => void;

/**
 * What a reader does with the words of the work: selects them for something, by mouse and bar or by keys; presses marked ones
 * and points at them. `show`: these words stand out while they are being chosen.
 */
export function createChoosing(
  now: Now,
  tell: Tell,
  { show, focusPanel }: { show: (spot: Spot | null) => void; focusPanel: () => void },
  themeNow: () => 'light' | 'dark',
  signal: AbortSignal,
) {
  const bar = createBar((part) => select(part), themeNow, signal);
  const walking = createWalking(show);
  const firstPart = (): SelectedFor => now.labels()?.buttons[0]?.part ?? 'nextStep';
  const say = (anchor: StoredAnchor | Unmarkable, part: SelectedFor): void =>
    typeof anchor === 'string'
      ? tell({ type: 'unmarkable', why: anchor })
      : tell({ type: 'selected', anchor, part });

  const select = (part: SelectedFor): void => {
    const here = now.work();
    if (here === null || now.labels() === null) return;
    bar.hide();
    const anchor = anchorOfSelection(here);
    if (typeof anchor !== 'string') {
      // What is marked is not to be hidden by what was selected.
      here.root.ownerDocument.defaultView?.getSelection()?.removeAllRanges();
      focusPanel();
    }
    say(anchor, part);
  };
  const walk = (step: WalkStep): void => {
    const here = now.work();
    if (here === null || now.labels() === null) tell({ type: 'walked', words: null });
    else if (step === 'end') walking.end();
    else if (step === 'take') {
      say(walking.take(here), firstPart());
      walking.end();
    } else tell({ type: 'walked', words: walking.step(here, step) });
  };
  const offer = (): void => {
    const [here, labels] = [now.work(), now.labels()];
    const range = here && selectionIn(here);
    if (!here || !range || labels === null || !isInside(here.root, range)) bar.hide();
    else bar.show(boxInWindow(range), labels);
  };

  return {
    walk,
    say: (anchor: StoredAnchor) => say(anchor, firstPart()),
    /** The key for a comment. With nothing selected, words are to be chosen by keys. */
    byKey: () => {
      const here = now.work();
      if (here === null || now.labels() === null) return;
      if (selectionIn(here) !== null) return select(firstPart());
      focusPanel();
      walk('begin');
    },
    /** What was selected before anything could be chosen gets its bar now. */
    offer,
    /** The page changed words of the work. */
    changed: walking.changed,
    /** Another work, or none. */
    end: () => {
      bar.hide();
      walking.end();
    },
    /** Listens in the document of this work until `over` aborts. */
    watch: (here: WorkHere, over: AbortSignal) => {
      const { ownerDocument } = here.root;
      watchSelection(ownerDocument, () => selectionIn(here) !== null, offer, bar.hide, over);
      watchHover(ownerDocument, now.places, (id) => tell({ type: 'hovered', id }), over);
      const press = ({ clientX, clientY }: MouseEvent): void => {
        if (selectionIn(here) !== null) return;
        const hit = placeAt(now.places(), ownerDocument, clientX, clientY);
        if (hit !== undefined) tell({ type: 'pressed', id: hit.mark.id });
      };
      ownerDocument.addEventListener('click', press, { signal: over });
    },
  };
}
