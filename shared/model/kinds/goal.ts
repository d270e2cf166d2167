import * as v from 'valibot';
import type { Fields } from '../record.ts';
import { Id, isBlank, Tags, Text, Time } from '../text.ts';
import { Audience } from './audience.ts';

/** The five questions, in the order they are asked. */
export const GOAL_QUESTIONS = ['know', 'next', 'path', 'evidence', 'share'] as const;
export type GoalQuestion = (typeof GOAL_QUESTIONS)[number];

export const GOAL_STATUSES = [
  'not_started',
  'trying',
  'stuck',
  'got_there',
  'changed_my_mind',
  'learned_something_else',
] as const;

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
  /** Who else may see it: null = not decided (nobody), [] = kept private by choice, else the scopes it is shared with. */
  audience: v.nullable(Audience),
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
