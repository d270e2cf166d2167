import type { IndexedText, Span } from '../../../shared/anchoring/anchor.ts';
import { sentenceAt } from '../../../shared/anchoring/sentence.ts';
import type { WalkStep } from '../../../shared/protocol/marks.ts';
import { wholeWords } from './select.ts';

const isBlank = (text: string): boolean => text.trim() === '';

/** The sentence with words in it that stands at an offset or, in this direction, nearest to it; null where there is none. */
function sentenceNear(indexed: IndexedText, offset: number, on: boolean): Span | null {
  const { text } = indexed;
  for (let at = offset; at >= 0 && at < text.length; ) {
    const found = sentenceAt(indexed, at);
    if (!isBlank(text.slice(found.start, found.end))) return found;
    at = on ? Math.max(found.end, at) + 1 : Math.min(found.start, at) - 1;
  }
  return null;
}

/** Where the word after an offset ends, or the one before it begins. */
function wordEdge(text: string, offset: number, edge: 'end' | 'start', on: boolean): number {
  const from = on ? offset : Math.max(0, offset - 200);
  const words = [
    ...text.slice(from, on ? offset + 200 : offset).matchAll(/[\p{L}\p{N}\p{M}’']+/gu),
  ];
  const edges = words.map(
    ({ index, 0: word }) => from + index + (edge === 'end' ? word.length : 0),
  );
  const found = on ? edges.find((at) => at > offset) : edges.findLast((at) => at < offset);
  return found ?? offset;
}

/**
 * Where a step leads from the words chosen so far, or from a caret; as they are where it leads nowhere. Null: the text has
 * no words.
 */
export function walked(
  indexed: IndexedText,
  from: Span | number | null,
  step: WalkStep,
): Span | null {
  const { text } = indexed;
  if (from === null || typeof from === 'number')
    return sentenceNear(indexed, from ?? 0, true) ?? sentenceNear(indexed, text.length - 1, false);
  const span = from;
  const { start, end } = span;
  const grown = (change: Partial<Span>): Span => {
    const now = { ...span, ...change };
    return now.end > now.start && !isBlank(text.slice(now.start, now.end)) ? now : span;
  };
  switch (step) {
    case 'next':
      return sentenceNear(indexed, end + 1, true) ?? span;
    case 'previous':
      return sentenceNear(indexed, start - 1, false) ?? span;
    case 'longer':
      return grown({ end: sentenceNear(indexed, end + 1, true)?.end ?? end });
    case 'shorter':
      return grown({
        end: sentenceNear(indexed, sentenceAt(indexed, end - 1).start - 1, false)?.end ?? end,
      });
    case 'end_on':
      return grown({ end: wordEdge(text, end, 'end', true) });
    case 'end_back':
      return grown({ end: wordEdge(text, end, 'end', false) });
    case 'start_on':
      return grown({ start: wordEdge(text, start, 'start', true) });
    case 'start_back':
      return grown({ start: wordEdge(text, start, 'start', false) });
    default:
      return wholeWords(text, span, '');
  }
}
