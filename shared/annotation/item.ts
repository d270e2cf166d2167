import type { ContextId, PersonId, RecordId } from '../model/ids.ts';
import type { StoredAnchor } from '../model/kinds/anchor.ts';
import type { ShownAttempt } from '../model/kinds/course.ts';
import type { STEP_ANSWERS } from '../model/kinds/feedback.ts';

type Person = { id: PersonId; name: string };

/** A comment's words, and the words of the work it is about; null: the whole work. */
export type Words = {
  observation: string;
  nextStep: string;
  question: string;
  criterion: string;
  tags: string[];
  anchor: StoredAnchor | null;
  /** Words of the work that were typed, because they cannot be marked there. */
  quoted: string;
  /** How many more places like it the learner is asked to find. */
  more: number;
  /** The version of the work; null where that is not known. */
  work: ShownAttempt | null;
};

/** The course, and the assignment where it is about one. */
export type About = {
  course: { id: ContextId; title: string };
  assignment: { id: RecordId; title: string; url: string | null } | null;
};

/** Feedback as it is taken along. */
export type FeedbackItem = Words & {
  id: RecordId;
  /** The record of its next step, on which the learner answers. */
  step: RecordId | null;
  from: Person;
  learner: Person;
  about: About;
  /** What the annotation it was made of is called; null where it was written here. */
  via: string | null;
  madeAt: number;
  changedAt: number;
};

/** What the learner answered to a next step. */
export type AnswerItem = {
  step: RecordId;
  learner: Person;
  answer: 'open' | (typeof STEP_ANSWERS)[number];
  answeredAt: number | null;
  plan: string;
  reason: string;
  evidence: string;
  evidenceLink: string;
  closed: boolean;
  /** Other places in the work the learner found. */
  found: StoredAnchor[];
  about: About;
};

/** A message about a next step. */
export type ReplyItem = {
  id: RecordId;
  step: RecordId;
  from: Person;
  text: string;
  madeAt: number;
};

export type Taken = {
  feedback: FeedbackItem[];
  answers: AnswerItem[];
  replies: ReplyItem[];
};

/** A comment as a file tells it. Whom and what it is about is null where the file does not say. */
export type ReadItem = Words & {
  /** Its place in the file, from 1. */
  row: number;
  /** What the file calls it first, and what it was called where it came from. */
  names: string[];
  learner: PersonId | null;
  assignment: RecordId | null;
  /** The address of what it is about. */
  source: string | null;
};
