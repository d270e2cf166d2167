import * as v from 'valibot';
import { Id, Line, Tags, Text, Time } from '../text.ts';
import { AnchorSchema } from './anchor.ts';
import { ShownAttemptSchema } from './course.ts';
import { GOAL_STATUSES } from './goal-words.ts';
import { SKETCH_PARTS } from './owned-words.ts';
import { sharing } from './sharing.ts';

/** How a goal goes, on one day; it hangs on the goal. */
export const checkInFields = {
  text: Text,
  status: v.picklist(GOAL_STATUSES),
  confidence: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
  madeAt: Time,
};

/** What shows that a goal moves: in words, by address, by a file's name, or words marked in one's own work. */
export const evidenceFields = {
  text: Text,
  link: Line,
  file: Line,
  anchor: v.nullable(AnchorSchema),
  assignment: v.nullable(Id),
  work: v.nullable(ShownAttemptSchema),
  madeAt: Time,
};

/** Looking back, in three boxes; and who one was, and is now. */
export const reflectionFields = {
  victories: Text,
  lessons: Text,
  needs: Text,
  usedToThink: Text,
  nowThink: Text,
  goal: v.nullable(Id),
  assignment: v.nullable(Id),
  work: v.nullable(ShownAttemptSchema),
  tags: Tags,
  ...sharing,
  madeAt: Time,
};

/** Something tried that might have failed. */
export const momentFields = {
  tried: Text,
  happened: Text,
  learned: Text,
  goal: v.nullable(Id),
  assignment: v.nullable(Id),
  tags: Tags,
  ...sharing,
  madeAt: Time,
};

/** One part of who a learner says they are; each is shared by itself. */
export const sketchFields = { part: v.picklist(SKETCH_PARTS), text: Text, ...sharing };

/** What a person wants of Waymark itself, wherever they are; nobody else's business. */
export const preferenceFields = {
  /** Nudges to reflect or to look at a goal again; false: never again. */
  nudges: v.boolean(),
  /** A quiet dot where something is new. */
  dot: v.boolean(),
  /** The first look around has been had. */
  started: v.boolean(),
};
