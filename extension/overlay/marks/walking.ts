import type { Span } from '../../../shared/anchoring/anchor.ts';
import { describe, indexOf } from '../../../shared/anchoring/anchoring.ts';
import type { Spot, TextIndex } from '../../../shared/anchoring/text-index.ts';
import type { StoredAnchor } from '../../../shared/model/kinds/anchor.ts';
import { PASSAGE_LIMIT } from '../../../shared/model/limits.ts';
import type { Unmarkable, WalkStep } from '../../../shared/protocol/marks.ts';
import { walked } from './walk.ts';
import type { WorkHere } from './work-here.ts';

/** So much of what is chosen is told, UTF-16 code units. */
const TOLD = 400;

/** The offset of the caret where it stands in the work; else its beginning. */
function caretIn({ root }: WorkHere, index: TextIndex): number {
  const selection = root.ownerDocument.defaultView?.getSelection() ?? null;
  if (selection === null || selection.rangeCount === 0) return 0;
  const { startContainer, startOffset } = selection.getRangeAt(0);
  if (!root.contains(startContainer)) return 0;
  const before = root.ownerDocument.createRange();
  before.setStart(root, 0);
  before.setEnd(startContainer, startOffset);
  return index.spanOf({ kind: 'range', range: new StaticRange(before) })?.end ?? 0;
}

/** Words of the work chosen by keys. `show` lets those chosen so far stand out, or none. */
export function createWalking(show: (spot: Spot | null) => void) {
  let index: TextIndex | null = null;
  let span: Span | null = null;
  return {
    end: (): void => {
      if (span !== null) show(null);
      index = null;
      span = null;
    },
    /** The text is another now; the words stay chosen where they stood. */
    changed: (): void => {
      index = null;
    },
    /** The words chosen by now; null where the work has none. */
    step: (here: WorkHere, step: WalkStep): string | null => {
      index ??= indexOf(here.root, { skip: here.skip });
      span = walked(index, step === 'begin' ? caretIn(here, index) : span, step);
      show(span && index.spotOf(span));
      return span && index.text.slice(span.start, span.end).slice(0, TOLD);
    },
    take: (here: WorkHere): StoredAnchor | Unmarkable => {
      if (span === null) return 'none';
      index ??= indexOf(here.root, { skip: here.skip });
      if (span.end - span.start > PASSAGE_LIMIT) return 'long';
      const spot = index.spotOf(span);
      return (spot && describe(here.root, spot, index)) ?? 'none';
    },
  };
}
