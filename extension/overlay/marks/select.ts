import type { Span } from '../../../shared/anchoring/anchor.ts';
import { describe, indexOf } from '../../../shared/anchoring/anchoring.ts';
import type { StoredAnchor } from '../../../shared/model/kinds/anchor.ts';
import { PASSAGE_LIMIT } from '../../../shared/model/limits.ts';
import type { Unmarkable } from '../../../shared/protocol/marks.ts';
import { isInside, selectionIn } from './selection.ts';
import type { WorkHere } from './work-here.ts';

/** Around each end of a selection this much text is enough to see where its word begins and ends, characters. */
const AROUND = 40;

/** The words a span begins and ends in, whole: nobody comments on half a word. */
export function wholeWords(text: string, { start, end }: Span, language: string): Span {
  const words = new Intl.Segmenter(language || undefined, { granularity: 'word' });
  const wordAt = (offset: number): Span | null => {
    const from = Math.max(0, offset - AROUND);
    const found = words.segment(text.slice(from, offset + AROUND)).containing(offset - from);
    if (!found?.isWordLike) return null;
    return { start: from + found.index, end: from + found.index + found.segment.length };
  };
  return { start: wordAt(start)?.start ?? start, end: wordAt(end - 1)?.end ?? end };
}

/** The selected words of the work, to be stored; or why they cannot be commented on. */
export function anchorOfSelection(work: WorkHere): StoredAnchor | Unmarkable {
  const range = selectionIn(work);
  if (range === null) return 'none';
  const { root, skip } = work;
  if (!isInside(root, range)) return 'outside';
  const index = indexOf(root, { skip });
  const span = index.spanOf({ kind: 'range', range: new StaticRange(range) });
  if (span === null) return 'none';
  const whole = wholeWords(index.text, span, root.ownerDocument.documentElement.lang);
  if (whole.end - whole.start > PASSAGE_LIMIT) return 'long';
  const spot = index.spotOf(whole);
  return (spot && describe(root, spot, index)) ?? 'none';
}
