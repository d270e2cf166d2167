import * as v from 'valibot';
import { PASSAGE_LIMIT } from '../limits.ts';

const Offset = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
const upTo = (length: number) => v.pipe(v.string(), v.maxLength(length));

/**
 * The learner's own words that feedback is about, as shared/anchoring describes them: two selectors of the W3C Web
 * Annotation Data Model over folded text, the headings and roles around, and the hash of the sentence.
 */
export const AnchorSchema = v.object({
  quote: v.object({
    type: v.literal('TextQuoteSelector'),
    exact: v.pipe(upTo(PASSAGE_LIMIT), v.minLength(1)),
    prefix: upTo(400),
    suffix: upTo(400),
  }),
  position: v.object({ type: v.literal('TextPositionSelector'), start: Offset, end: Offset }),
  place: upTo(400),
  sentence: upTo(64),
});
export type StoredAnchor = v.InferOutput<typeof AnchorSchema>;
