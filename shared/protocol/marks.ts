import * as v from 'valibot';
import { AnchorSchema } from '../model/kinds/anchor.ts';
import { PASSAGE_LIMIT } from '../model/limits.ts';
import { Id } from '../model/text.ts';

/** What the passages in a work are marked for. Each is drawn in its own way, not by colour alone. */
const MARK_KINDS = ['step', 'question', 'strength', 'draft', 'found'] as const;
/** Of one feedback: its id, and the words of the work it is about. */
const MarkSchema = v.object({
  id: Id,
  kind: v.picklist(MARK_KINDS),
  anchor: AnchorSchema,
});
export type Mark = v.InferOutput<typeof MarkSchema>;
/** Without an anchor: the one that the card of this feedback came with (anchorsOn). */
export const AskedMarkSchema = v.object({
  ...MarkSchema.entries,
  anchor: v.optional(AnchorSchema),
});
export type AskedMark = v.InferOutput<typeof AskedMarkSchema>;

/**
 * What selected words are for. nextStep, observation, question: a comment that begins in this field. pattern: one of several
 * like it. like: the learner's own find of another one. shown: words of theirs that show what they did. ask: they ask about them.
 */
const SelectedForSchema = v.picklist([
  'nextStep',
  'observation',
  'question',
  'pattern',
  'like',
  'shown',
  'ask',
]);
export type SelectedFor = v.InferOutput<typeof SelectedForSchema>;

/** The small bar beside selected words: its name, and its buttons. The key for a comment means the first of them. */
export const BarLabelsSchema = v.object({
  name: v.pipe(v.string(), v.maxLength(200)),
  buttons: v.pipe(
    v.array(v.object({ part: SelectedForSchema, label: v.pipe(v.string(), v.maxLength(80)) })),
    v.minLength(1),
    v.maxLength(5),
  ),
});
export type BarLabels = v.InferOutput<typeof BarLabelsSchema>;

/**
 * moved: a proposal for a person to confirm. gone: the words are not in the work any more, or not on the page that is
 * open.
 */
const MarkStateSchema = v.picklist(['anchored', 'moved', 'gone']);
/** By the id of the feedback: how its words were found, and what stands at that place now; null: those very words. */
export const FoundSchema = v.record(
  Id,
  v.object({
    state: MarkStateSchema,
    words: v.nullable(v.pipe(v.string(), v.maxLength(2 * PASSAGE_LIMIT))),
  }),
);
export type Found = v.InferOutput<typeof FoundSchema>;

/** none: nothing is selected. outside: not, or not only, in the work. long: more than one comment is about. */
export const UnmarkableSchema = v.picklist(['none', 'outside', 'long']);
export type Unmarkable = v.InferOutput<typeof UnmarkableSchema>;

/** Words were selected, and what for. */
export const SelectedSchema = v.object({ anchor: AnchorSchema, part: SelectedForSchema });
export type Selected = v.InferOutput<typeof SelectedSchema>;

/** At most so many passages are marked in one work. */
export const MOST_MARKS = 1000;

/**
 * Words of the work are also chosen by keys, in the panel: a sentence at first, the next or the one before; its end and its
 * beginning a word or a sentence further or back. `take`: these are the words. `end`: none are wanted.
 */
export const WalkStepSchema = v.picklist([
  'begin',
  'next',
  'previous',
  'longer',
  'shorter',
  'end_on',
  'end_back',
  'start_on',
  'start_back',
  'take',
  'end',
]);
export type WalkStep = v.InferOutput<typeof WalkStepSchema>;
/** The words chosen so far, the beginning of them where they are many; null: there are none to choose from. */
export const WalkedSchema = v.nullable(v.pipe(v.string(), v.maxLength(400)));

/** To the learner before or after this one, by the LMS's own button. */
export const TurnSchema = v.picklist(['next', 'previous']);
export type Turn = v.InferOutput<typeof TurnSchema>;
