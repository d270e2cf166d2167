import { signal } from '@preact/signals';
import {
  type AskedMark,
  type BarLabels,
  type Found,
  type Mark,
  MOST_MARKS,
  type Selected,
  type Turn,
  type Unmarkable,
  type WalkStep,
} from '../../shared/protocol/marks.ts';
import type { PanelOrder } from '../../shared/protocol/runtime.ts';
import { anchorsOn } from '../../shared/store/anchors-on.ts';
import type { Marking } from '../../shared/ui/marking.ts';

type Said =
  | { type: 'marks'; marks: readonly AskedMark[]; labels: BarLabels | null }
  | { type: 'labels'; labels: BarLabels | null }
  | { type: 'reveal' | 'take'; id: string }
  | { type: 'light'; id: string | null }
  | { type: 'walk'; step: WalkStep }
  | { type: 'turn'; to: Turn };
const HEARD = ['found', 'selected', 'pressed', 'hovered', 'walked'] as const;
type Heard = Extract<PanelOrder, { type: (typeof HEARD)[number] }>;
export const isFromWork = (order: PanelOrder): order is Heard =>
  HEARD.some((type) => type === order.type);

const asMarked = (ids: readonly string[]): Found =>
  Object.fromEntries(ids.map((id) => [id, { state: 'anchored', words: null }]));

/** What the panel wants marked in the work beside it, and what it hears from there, by way of the background. */
export function workBeside(tell: (said: Said) => void) {
  const found = signal<Found>({});
  const selected = signal<Selected | Unmarkable | null>(null);
  const pressed = signal<string | null>(null);
  const hovered = signal<string | null>(null);
  const homeless = signal<string | null>(null);
  const walked = signal<string | null>(null);
  let isTold = false;
  let marked: readonly Mark[] = [];
  let wanted: { marks: readonly Mark[]; labels: BarLabels | null } = { marks: [], labels: null };
  /** What the background knows of itself: it made the cards. */
  let known: ReturnType<typeof anchorsOn> = new Map();
  const asked = ({ id, kind, anchor }: Mark): AskedMark =>
    known.get(id) === anchor ? { id, kind } : { id, kind, anchor };
  const tellWanted = () =>
    tell({ type: 'marks', marks: wanted.marks.map(asked), labels: wanted.labels });
  const marking: Marking = {
    found,
    selected,
    pressed,
    hovered,
    homeless,
    walked,
    show: (marks, labels) => {
      // Hundreds of marks go through two processes to the page: not for what a button says. Where there were none, the script
      // that marks words may not have been there to hear it.
      const isSame = isTold && marks === marked && marks.length > 0;
      marked = marks;
      wanted = { marks: marks.slice(0, MOST_MARKS), labels };
      isTold = true;
      if (isSame) tell({ type: 'labels', labels });
      else tellWanted();
    },
    reveal: (id) => tell({ type: 'reveal', id }),
    light: (id) => tell({ type: 'light', id }),
    take: (id) => {
      homeless.value = id;
      tell({ type: 'take', id });
    },
    walk: (step) => {
      if (step === 'end' || step === 'take') walked.value = null;
      tell({ type: 'walk', step });
    },
    turn: (to) => tell({ type: 'turn', to }),
  };
  return {
    marking,
    /** What was wanted before was of the last turn. */
    newTurn: () => {
      isTold = false;
      known = new Map();
    },
    /** The cards of this turn. */
    hearCards: ({ query, view }: Pick<Extract<PanelOrder, { type: 'view' }>, 'query' | 'view'>) => {
      if (query.kind === 'assignment' || query.kind === 'grader') known = anchorsOn(view as object);
    },
    /** Unless this turn's screen has said by itself what it wants: all of it would be looked for in the work twice. */
    tellAgain: () => {
      if (!isTold) tellWanted();
    },
    hear: (order: Heard) => {
      if (order.type === 'found') found.value = { ...asMarked(order.stand), ...order.found };
      else if (order.type === 'selected') selected.value = order.selected;
      else if (order.type === 'hovered') hovered.value = order.id;
      else if (order.type === 'walked') walked.value = order.words ?? '';
      else pressed.value = order.id;
    },
  };
}
