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
export type GoalStatus = (typeof GOAL_STATUSES)[number];

/** Each of these ends a goal, with equal dignity. */
export const CLOSED_STATUSES = ['got_there', 'changed_my_mind', 'learned_something_else'] as const;
export const isClosedStatus = (status: unknown): boolean =>
  CLOSED_STATUSES.some((one) => one === status);

/** What I want to do, should do, could do. */
export const GOAL_CHOICES = ['want', 'should', 'could'] as const;
