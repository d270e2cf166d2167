import * as v from 'valibot';
import { DRAFT_LIMIT } from '../annotation/vocabulary.ts';
import { CRITERIA, READING_GRADES } from '../model/coach.ts';
import { AnchorSchema } from '../model/kinds/anchor.ts';
import { ShownAttemptSchema } from '../model/kinds/course.ts';
import { STEP_ANSWERS } from '../model/kinds/feedback.ts';
import { GOAL_CHOICES, GOAL_QUESTIONS, GOAL_STATUSES } from '../model/kinds/goal-words.ts';
import { MOMENT_BOXES, REFLECTION_BOXES, SKETCH_PARTS } from '../model/kinds/owned-words.ts';
import { PROMPT_PARTS } from '../model/kinds/prompt-words.ts';
import { GivenTiedSchema } from '../model/kinds/tied.ts';
import { MOST_MORE } from '../model/kinds/tied-words.ts';
import { LINK_LIMIT, MOST_IMPORTED } from '../model/limits.ts';
import { isScope, type Scope } from '../model/scope.ts';
import { Id, Link, LmsId, Time } from '../model/text.ts';

/**
 * Every act of a person, as data: a panel sends it over a port, the store turns it into mutations.
 * Text is not limited here: over-long text is refused by the store with `text_too_long`, and kept by the screen.
 */
const AnyText = v.pipe(v.string(), v.maxLength(100_000));
const Words = v.partial(v.object({ observation: AnyText, nextStep: AnyText, question: AnyText }));
/** The words of the work it is about; null: the whole work. Absent: as it stands. */
const Anchor = v.optional(v.nullable(AnchorSchema));

/** What of the learner's own it is about, instead of a work: a goal, a check-in, a reflection; and which part of it. */
const On = v.optional(v.object({ record: Id, part: v.pipe(v.string(), v.maxLength(40)) }));

/** Wider sharing is never decided inside a framed panel: the panel's host refuses it there. */
const Scopes = v.nullable(v.array(v.custom<Scope>((s) => typeof s === 'string' && isScope(s))));
/** `forClass`: the class it is meant for, where a teacher has to let it go there. */
const Sharing = { audience: v.optional(Scopes), forClass: v.optional(v.nullable(Id)) };
const anyTextOf = <const N extends string>(names: readonly N[]) =>
  Object.fromEntries(names.map((name) => [name, v.optional(AnyText)])) as Record<
    N,
    v.OptionalSchema<typeof AnyText, undefined>
  >;
const Question = v.object(anyTextOf(GOAL_QUESTIONS));
const AnyTags = v.pipe(v.array(AnyText), v.maxLength(100));
/** What it is tied to, and where it is made; a course's assignment by the id its pages show. */
const About = {
  context: v.nullable(Id),
  lmsAssignment: v.optional(v.nullable(LmsId)),
  goal: v.optional(v.nullable(Id)),
  tags: v.optional(AnyTags),
};
/** Of a plan from a file: what a record was called, and its fields; the act takes those it knows. */
const Brought = {
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  fields: v.record(v.string(), v.union([AnyText, v.number(), v.boolean(), AnyTags])),
};
const Tied = v.object({ ...Brought, goal: v.nullable(Brought.id) });
const most = <T extends v.GenericSchema>(schema: T) =>
  v.pipe(v.array(schema), v.maxLength(MOST_IMPORTED));
const PromptWords = {
  text: AnyText,
  part: v.picklist(PROMPT_PARTS),
  criterion: AnyText,
  tags: v.pipe(v.array(AnyText), v.maxLength(100)),
};

export const CommandSchema = v.variant('do', [
  /** Makes the goal when `goal` is new. */
  v.object({
    do: v.literal('goal.write'),
    goal: Id,
    context: v.nullable(Id),
    answers: v.optional(Question),
    status: v.optional(v.picklist(GOAL_STATUSES)),
    confidence: v.optional(v.nullable(v.number())),
    choice: v.optional(v.nullable(v.picklist(GOAL_CHOICES))),
    by: v.optional(v.nullable(Time)),
    obstacle: v.optional(AnyText),
    response: v.optional(AnyText),
    criteria: v.optional(AnyTags),
    tags: v.optional(AnyTags),
    archived: v.optional(v.boolean()),
    ...Sharing,
  }),
  /** How a goal goes, today; the goal stands there as well from then on. */
  v.object({
    do: v.literal('check_in.write'),
    checkIn: Id,
    goal: Id,
    text: v.optional(AnyText),
    status: v.optional(v.picklist(GOAL_STATUSES)),
    confidence: v.optional(v.nullable(v.number())),
  }),
  v.object({
    do: v.literal('evidence.write'),
    evidence: Id,
    goal: Id,
    text: v.optional(AnyText),
    link: v.optional(AnyText),
    file: v.optional(AnyText),
    /** Words of one's own work, and which. */
    marked: v.optional(
      v.object({
        context: Id,
        lmsAssignment: LmsId,
        anchor: AnchorSchema,
        work: v.nullable(ShownAttemptSchema),
      }),
    ),
  }),
  v.object({
    do: v.literal('reflection.write'),
    reflection: Id,
    ...About,
    words: v.object(anyTextOf([...REFLECTION_BOXES, 'usedToThink', 'nowThink'])),
    attempt: v.optional(ShownAttemptSchema),
    ...Sharing,
  }),
  v.object({
    do: v.literal('moment.write'),
    moment: Id,
    ...About,
    words: v.object(anyTextOf(MOMENT_BOXES)),
    ...Sharing,
  }),
  v.object({
    do: v.literal('sketch.write'),
    part: v.picklist(SKETCH_PARTS),
    text: v.optional(AnyText),
    ...Sharing,
  }),
  /** What one owns besides goals: gone, with what hangs on it. */
  v.object({ do: v.literal('owned.delete'), record: Id }),
  /** A check-in or evidence is done with: one with nothing in it goes. */
  v.object({ do: v.literal('entry.leave'), record: Id }),
  v.object({
    do: v.literal('preference.set'),
    nudges: v.optional(v.boolean()),
    dot: v.optional(v.boolean()),
    started: v.optional(v.boolean()),
  }),
  /** Asks the teachers about one's own work. */
  v.object({
    do: v.literal('question.write'),
    question: Id,
    context: Id,
    lmsAssignment: v.nullable(LmsId),
    /** One that is known already, by our own id, where no page of it is open. */
    assignment: v.optional(v.nullable(Id)),
    text: v.optional(AnyText),
    anchor: Anchor,
    quoted: v.optional(AnyText),
    attempt: v.optional(ShownAttemptSchema),
    closed: v.optional(v.boolean()),
  }),
  v.object({ do: v.literal('question.delete'), question: Id }),
  v.object({
    do: v.literal('cover.write'),
    context: Id,
    lmsAssignment: LmsId,
    changed: v.optional(AnyText),
    look: v.optional(AnyText),
    given: v.optional(v.boolean()),
  }),
  /** Takes one past step along to this assignment; null: none. */
  v.object({
    do: v.literal('step.carry'),
    context: Id,
    lmsAssignment: LmsId,
    step: v.nullable(Id),
  }),
  v.object({ do: v.literal('feedback.read'), feedback: Id, said: v.boolean() }),
  v.object({
    do: v.literal('report.make'),
    report: Id,
    context: Id,
    record: Id,
    reason: AnyText,
  }),
  v.object({ do: v.literal('report.handle'), report: Id, handled: v.boolean() }),
  /** What holds for a class, as its teachers say. */
  v.object({
    do: v.literal('class.set'),
    context: Id,
    minors: v.optional(v.boolean()),
    underThirteen: v.optional(v.boolean()),
    contact: v.optional(AnyText),
    feedbackFirst: v.optional(v.boolean()),
  }),
  /** Lets what a learner means for their class go there, or not any more. */
  v.object({ do: v.literal('class.release'), record: Id, on: v.boolean() }),
  v.object({
    do: v.literal('goal.tie'),
    goal: Id,
    context: Id,
    lmsAssignment: LmsId,
    on: v.boolean(),
  }),
  v.object({ do: v.literal('goal.delete'), goal: Id }),
  v.object({
    do: v.literal('suggestion.make'),
    learner: Id,
    context: Id,
    goal: v.nullable(Id),
    /** A goal, unless it says a brave moment. */
    of: v.optional(v.picklist(['goal', 'moment'])),
    words: v.object({ next: AnyText, path: AnyText, evidence: AnyText, note: AnyText }),
  }),
  /** accepted: the words go into the goal (or a new one) as they are; changed: as `answers`. */
  v.object({
    do: v.literal('suggestion.answer'),
    suggestion: Id,
    answer: v.picklist(['accepted', 'changed', 'declined']),
    answers: v.optional(Question),
    /** Whose work it was answered beside: a new goal is for that, too. */
    work: v.optional(v.object({ context: Id, lmsAssignment: LmsId })),
    /** The brave moment that comes of it. */
    moment: v.optional(Id),
  }),
  /** What a teacher's page says the assignment is called; nobody types it. Longer titles are cut. */
  v.object({
    do: v.literal('assignment.name'),
    context: Id,
    lmsAssignment: LmsId,
    title: AnyText,
    url: Link,
  }),
  /** Feedback here has named this criterion: it is offered from now on. Of too many the oldest gives way. */
  v.object({
    do: v.literal('assignment.criterion'),
    context: Id,
    lmsAssignment: LmsId,
    criterion: AnyText,
  }),
  /** Keeps a draft; makes feedback and step when new. */
  v.object({
    do: v.literal('feedback.write'),
    feedback: Id,
    step: Id,
    learner: Id,
    context: Id,
    lmsAssignment: v.nullable(LmsId),
    /** The version of the work it is about, where the page tells. */
    attempt: v.optional(ShownAttemptSchema),
    on: On,
    anchor: Anchor,
    tied: v.optional(GivenTiedSchema),
    words: Words,
  }),
  /** Comments of a file, each a draft of whoever brings them. */
  v.object({
    do: v.literal('feedback.import'),
    context: Id,
    drafts: v.pipe(
      v.array(
        v.object({
          ...{ feedback: Id, step: Id, learner: Id, assignment: v.nullable(Id) },
          ...{ observation: AnyText, nextStep: AnyText, question: AnyText, criterion: AnyText },
          ...{ tags: v.array(AnyText), work: v.nullable(ShownAttemptSchema) },
          anchor: v.nullable(AnchorSchema),
          ...{ quoted: AnyText, more: v.number() },
          via: v.pipe(v.string(), v.maxLength(LINK_LIMIT)),
        }),
      ),
      v.maxLength(DRAFT_LIMIT),
    ),
  }),
  v.object({ do: v.literal('feedback.release'), feedback: Id }),
  /** Back to a draft; offered for ten seconds after release. */
  v.object({ do: v.literal('feedback.undo'), feedback: Id }),
  /** `trace`: the record that tells the learner so. A panel from before an update gives none. */
  v.object({ do: v.literal('feedback.withdraw'), feedback: Id, trace: v.optional(Id) }),
  v.object({ do: v.literal('feedback.discard'), feedback: Id }),
  v.object({
    do: v.literal('step.answer'),
    step: Id,
    answer: v.optional(v.picklist(['open', ...STEP_ANSWERS])),
    plan: v.optional(AnyText),
    reason: v.optional(AnyText),
    evidence: v.optional(AnyText),
    evidenceLink: v.optional(AnyText),
    by: v.optional(v.nullable(Time)),
    shown: v.optional(v.nullable(AnchorSchema)),
    found: v.optional(v.pipe(v.array(AnchorSchema), v.maxLength(MOST_MORE))),
    closed: v.optional(v.boolean()),
  }),
  /** `step`: the step, the question or the feedback it answers. */
  v.object({ do: v.literal('reply.write'), reply: Id, step: Id, text: AnyText }),
  v.object({ do: v.literal('reply.delete'), reply: Id }),
  /** Makes the prompt when new, on the shelf of `context`, or on one's own; with an audience, on a team's. */
  v.object({
    do: v.literal('prompt.write'),
    prompt: Id,
    context: v.nullable(Id),
    words: v.partial(v.object(PromptWords)),
    audience: v.optional(Scopes),
  }),
  v.object({ do: v.literal('prompt.delete'), prompt: Id }),
  /** All of them or none. Those that stand on the shelf already are left out. */
  v.object({
    do: v.literal('prompts.import'),
    context: v.nullable(Id),
    audience: v.optional(Scopes),
    prompts: v.pipe(v.array(v.object(PromptWords)), v.maxLength(MOST_IMPORTED)),
  }),
  /** All of it or nothing, as one's own and nobody else's to see. What is there already is left as it is. */
  v.object({
    do: v.literal('plan.import'),
    sketch: most(v.object({ part: v.picklist(SKETCH_PARTS), text: AnyText })),
    goals: most(
      v.object({
        ...Brought,
        checkIns: most(v.object(Brought)),
        evidence: most(v.object(Brought)),
      }),
    ),
    reflections: most(Tied),
    moments: most(Tied),
  }),
  /** Words not yet kept, on this computer only; null forgets them. `key` names page and learner. */
  v.object({
    do: v.literal('scratch.keep'),
    key: v.pipe(v.string(), v.maxLength(400)),
    words: v.nullable(Words),
    anchor: Anchor,
    tied: v.optional(GivenTiedSchema),
    on: On,
  }),
  v.object({ do: v.literal('refused.drop'), mutation: Id }),
  /** `kept`: the card's id. put_back writes its words again, now; what stood in their place gives way. */
  v.object({ do: v.literal('kept.drop'), kept: Id }),
  v.object({ do: v.literal('kept.put_back'), kept: Id }),
  /** That the storage was built anew has been read. */
  v.object({ do: v.literal('storage.noted') }),
  /** The coach beside one's own comments, and each of its lights, on this computer only. */
  v.object({ do: v.literal('coach.turn'), on: v.boolean() }),
  v.object({ do: v.literal('coach.rule'), criterion: v.picklist(CRITERIA), on: v.boolean() }),
  /** What the class reads, as its teachers say; null: nobody says. */
  v.object({
    do: v.literal('class.reads'),
    context: Id,
    grade: v.nullable(v.picklist(READING_GRADES)),
  }),
  /** Whether the LMS tells of what is released here, on this computer only. */
  v.object({ do: v.literal('pointer.turn'), on: v.boolean() }),
  /** Tries again what could not be told. */
  v.object({ do: v.literal('pointer.again') }),
  /** The LMS's comment that tells of it, or that there is none any more; no person says that. */
  v.object({ do: v.literal('pointer.note'), feedback: Id, pointer: v.nullable(LmsId) }),
  v.object({ do: v.literal('sync.now') }),
]);
export type Command = v.InferOutput<typeof CommandSchema>;
