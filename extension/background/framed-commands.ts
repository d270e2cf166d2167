import type { Command } from '../../shared/store/command.ts';

/**
 * What a panel inside somebody else's page may not do. A page can lay things over our frame and catch clicks, so
 * showing a goal, a reflection or a prompt to more people is decided in pages of ours. Deleting comes with an undo and may stay (design.md,
 * What runs where). Making it private is always possible. What an assignment is called, and which comment of the LMS
 * tells of feedback, is no panel's to say, nor what holds for a class, and no panel reads files.
 */
const NEVER: readonly Command['do'][] = [
  'assignment.name',
  'class.set',
  'feedback.import',
  'plan.import',
  'pointer.note',
  'prompts.import',
];
/** Whatever its owner shares: a goal, a reflection, a brave moment, a part of a sketch, a prompt. */
const widens = (command: Command): boolean =>
  ('audience' in command && (command.audience ?? []).length > 0) ||
  ('forClass' in command && (command.forClass ?? null) !== null) ||
  (command.do === 'class.release' && command.on);

export const mayBeFramed = (command: Command): boolean =>
  !NEVER.includes(command.do) &&
  (command.do !== 'prompt.write' || command.context === null) &&
  !widens(command);
