import type { Anchor, IndexedText, Span } from './anchor.ts';
import { hashOf, sentenceAt } from './sentence.ts';

/** Each side at least this much, and on to the edge of the sentence it falls in, as long as that is not far. */
const CONTEXT = 64;
const MOST = 320;

/** What to store of a span of folded text. */
export function describeText(indexed: IndexedText, { start, end }: Span, place = ''): Anchor {
  const { text } = indexed;
  const before = sentenceAt(indexed, Math.max(0, start - CONTEXT)).start;
  const after = sentenceAt(indexed, Math.min(text.length, end + CONTEXT)).end;
  const from = Math.max(0, before, start - MOST);
  const to = Math.min(
    text.length,
    Math.max(after, Math.min(text.length, end + CONTEXT)),
    end + MOST,
  );
  const sentence = sentenceAt(indexed, start);
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(Math.min(from, start), start),
      suffix: text.slice(end, to),
    },
    position: { type: 'TextPositionSelector', start, end },
    place,
    sentence: hashOf(text.slice(sentence.start, sentence.end)),
  };
}
