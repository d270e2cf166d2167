import * as v from 'valibot';
import { LINK_LIMIT } from '../limits.ts';
import { Id, Line, LmsId, Text, Time } from '../text.ts';
import { AnchorSchema } from './anchor.ts';
import { ShownAttemptSchema } from './course.ts';
import { tiedFields } from './tied.ts';
import { MOST_MORE } from './tied-words.ts';

/** What a teacher noticed, and a question. The move it asks for is a `next_step` that hangs on it. */
export const feedbackFields = {
  observation: Text,
  question: Text,
  ...tiedFields,
  assignment: v.nullable(Id),
  attempt: v.nullable(Id),
  /** Which part of the goal, check-in or reflection it hangs on; '' for all of it. */
  part: Line,
  /** What that attempt is. Its record is made when the feedback is released: before, it would say that somebody has begun. */
  work: v.nullable(ShownAttemptSchema),
  /** The words of the work it is about; null where it is about the whole. */
  anchor: v.nullable(AnchorSchema),
  /** What the annotation it was made of is called; null where it was written here. */
  via: v.nullable(v.pipe(v.string(), v.maxLength(LINK_LIMIT))),
  /** draft: its author's alone. released: the learner's and the course's teachers'. withdrawn: teachers' again. */
  state: v.picklist(['draft', 'released', 'withdrawn']),
  releasedAt: v.nullable(Time),
  /** The LMS's id of the comment there that tells the learner of it; one comment may tell of several. */
  pointer: v.nullable(LmsId),
  madeAt: Time,
};

export const nextStepFields = {
  /** The move, in the teacher's words. */
  text: Text,
  assignment: v.nullable(Id),
  madeAt: Time,
  /** From here on the learner's. */
  answer: v.picklist(['open', 'will_do', 'did_it', 'need_help', 'another_way']),
  answeredAt: v.nullable(Time),
  plan: Text,
  reason: Text,
  evidence: Text,
  evidenceLink: Line,
  /** The learner's own day for it. */
  by: v.nullable(Time),
  /** Words of the learner's next draft that show it. */
  shown: v.nullable(AnchorSchema),
  /** Other places in the work the learner found, where more like it were asked for. */
  found: v.pipe(v.array(AnchorSchema), v.maxLength(MOST_MORE)),
  /** The learner closes a step; the teacher answers. */
  closed: v.boolean(),
};
export const STEP_ANSWERS = ['will_do', 'did_it', 'need_help', 'another_way'] as const;

/** That feedback which was out has been taken back, for the learner who may have read it: none of its words. */
export const withdrawalFields = { feedback: Id, assignment: v.nullable(Id), madeAt: Time };

export const replyFields = { text: Text, madeAt: Time };
