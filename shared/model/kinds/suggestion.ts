import * as v from 'valibot';
import { Id, Text, Time } from '../text.ts';

/** A teacher's proposal beside a goal (its parent), or for a new one (no parent). It never is the goal. */
export const suggestionFields = {
  next: Text,
  path: Text,
  evidence: Text,
  note: Text,
  madeAt: Time,
  /** What it is for: a goal, or a brave moment (then only `note` has words). */
  of: v.picklist(['goal', 'moment']),
  /** The learner's answer; declining needs no reason. */
  answer: v.picklist(['pending', 'accepted', 'changed', 'declined']),
  /** The goal, or the moment, that came of it. */
  goal: v.nullable(Id),
};

/** At most this many of a teacher's suggestions wait beside one goal, or for one learner without a goal. */
export const PENDING_SUGGESTIONS = 2;
