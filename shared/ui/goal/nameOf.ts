import { GOAL_QUESTIONS } from '../../model/kinds/goal-words.ts';
import { isBlank } from '../../model/limits.ts';
import type { GoalCard } from '../../store/views.ts';

/** What a goal is known by: what its learner works on, or the first they wrote instead. Null: nothing is written. */
export const nameOf = ({ fields }: GoalCard): string | null =>
  (['next', ...GOAL_QUESTIONS] as const)
    .map((question) => fields[question])
    .find((words) => !isBlank(words)) ?? null;
