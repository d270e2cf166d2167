import * as v from 'valibot';
import { Id, Text, Time } from '../text.ts';
import { AnchorSchema } from './anchor.ts';
import { ShownAttemptSchema } from './course.ts';

/** What a learner asks their teachers about words of their own work. To ask is to share. */
export const questionFields = {
  text: Text,
  assignment: v.nullable(Id),
  work: v.nullable(ShownAttemptSchema),
  anchor: v.nullable(AnchorSchema),
  /** Words of a work that cannot be marked, typed. */
  quoted: Text,
  /** The learner closes what they asked. */
  closed: v.boolean(),
  madeAt: Time,
};

/** What goes with a work when it is handed in. The learner's alone until it is given. */
export const coverNoteFields = {
  assignment: Id,
  changed: Text,
  look: Text,
  given: v.boolean(),
  madeAt: Time,
};

/** The one past step, from any course, that a learner takes along to this assignment; null: none. */
export const carriedFields = { assignment: Id, step: v.nullable(Id), madeAt: Time };

/** “I’ve read this”, on feedback: the learner’s to say, and to take back. */
export const acknowledgementFields = { said: v.boolean(), madeAt: Time };

/** Somebody found something that should not stand there; it hangs on that. */
export const reportFields = {
  reason: Text,
  /** A teacher has seen to it. */
  handled: v.boolean(),
  madeAt: Time,
};

/** What holds for everybody in a course, as its teachers say. */
export const classSettingFields = {
  /** Learners are minors: reflections and replies open once a contact is set. */
  minors: v.boolean(),
  /** And under 13: nothing goes from learner to learner without a teacher’s release. */
  underThirteen: v.boolean(),
  /** Whom to turn to when something is not right, as it stands in the box. */
  contact: Text,
  /** Feedback comes before the mark: an order, never a lock. */
  feedbackFirst: v.boolean(),
};
