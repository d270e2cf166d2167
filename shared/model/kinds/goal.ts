import * as v from 'valibot';
import type { Fields } from '../record.ts';
import { Id, isBlank, Tags, Text, Time } from '../text.ts';
import { GOAL_CHOICES, GOAL_QUESTIONS, GOAL_STATUSES } from './goal-words.ts';
import { sharing } from './sharing.ts';

// What needs no schema stands apart: a page that only asks the questions loads no library for it.
export { GOAL_QUESTIONS } from './goal-words.ts';

export const goalFields = {
  know: Text,
  next: Text,
  path: Text,
  evidence: Text,
  share: Text,
  status: v.picklist(GOAL_STATUSES),
  /** The learner's own, 1 (not yet) to 5 (sure). */
  confidence: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
  tags: Tags,
  /** Assignments this goal serves. */
  assignments: v.pipe(v.array(Id), v.maxLength(50)),
  /** Criteria it serves, in the class's own words. */
  criteria: Tags,
  /** Something I want to do, should do or could do. */
  choice: v.nullable(v.picklist(GOAL_CHOICES)),
  /** The learner's own day to have it done by. */
  by: v.nullable(Time),
  /** If this comes in my way, then I will do that. */
  obstacle: Text,
  response: Text,
  /** Put away: no longer in the way, and not gone. */
  archived: v.boolean(),
  ...sharing,
  madeAt: Time,
};

/** Draft until `next` has text; ready when the first four have; complete with a sharing choice as well (mission.md). */
export function goalStage(fields: Fields): 'draft' | 'ready' | 'complete' {
  if (isBlank(fields.next)) return 'draft';
  const four = GOAL_QUESTIONS.slice(0, 4).every((question) => !isBlank(fields[question]));
  if (!four) return 'draft';
  return fields.status === 'got_there' && Array.isArray(fields.audience) ? 'complete' : 'ready';
}

/** How many of the five questions have an answer; a sharing choice answers the fifth. */
export const answered = (fields: Fields): boolean[] =>
  GOAL_QUESTIONS.map(
    (question) =>
      !isBlank(fields[question]) || (question === 'share' && Array.isArray(fields.audience)),
  );
