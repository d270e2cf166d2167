import * as v from 'valibot';
import { AnchorSchema, PASSAGE_LIMIT } from '../model/kinds/anchor.ts';
import { Id } from '../model/text.ts';

/** What the passages in a work are marked for. Each is drawn in its own way, not by colour alone. */
const MARK_KINDS = ['step', 'question', 'strength', 'draft'] as const;
/** Of one feedback: its id, and the words of the work it is about. */
export const MarkSchema = v.object({
  id: Id,
  kind: v.picklist(MARK_KINDS),
  anchor: AnchorSchema,
});
export type Mark = v.InferOutput<typeof MarkSchema>;

/** What the small bar beside selected words says; the field of the composer each button leads to. */
export const BarLabelsSchema = v.object({
  name: v.pipe(v.string(), v.maxLength(200)),
  nextStep: v.pipe(v.string(), v.maxLength(80)),
  observation: v.pipe(v.string(), v.maxLength(80)),
  question: v.pipe(v.string(), v.maxLength(80)),
});
export type BarLabels = v.InferOutput<typeof BarLabelsSchema>;

/**
 * moved: a proposal for a person to confirm. gone: the words are not in the work any more, or not on the page that is
 * open.
 */
const MarkStateSchema = v.picklist(['anchored', 'moved', 'gone']);
/** By the id of the feedback: how its words were found, and what stands at that place now. */
export const FoundSchema = v.record(
  Id,
  v.object({ state: MarkStateSchema, words: v.pipe(v.string(), v.maxLength(2 * PASSAGE_LIMIT)) }),
);
export type Found = v.InferOutput<typeof FoundSchema>;

/** none: nothing is selected. outside: not, or not only, in the work. long: more than one comment is about. */
export const UnmarkableSchema = v.picklist(['none', 'outside', 'long']);
export type Unmarkable = v.InferOutput<typeof UnmarkableSchema>;

/** Words were selected to be commented on; `part`: the field to begin with. */
export const SelectedSchema = v.object({
  anchor: AnchorSchema,
  part: v.picklist(['nextStep', 'observation', 'question']),
});
export type Selected = v.InferOutput<typeof SelectedSchema>;

/** At most so many passages are marked in one work. */
export const MOST_MARKS = 1000;
