/**
 * The sixteen Habits of Mind (Costa and Kallick), as tags on feedback, goals and reflections. Stored by these names; what
 * they are called in a language is in its catalogue. Any other tag is a person's own word.
 */
export const HABITS = [
  'persisting',
  'managing-impulsivity',
  'listening',
  'thinking-flexibly',
  'thinking-about-thinking',
  'accuracy',
  'questioning',
  'past-knowledge',
  'clarity',
  'gathering-data',
  'creating',
  'wonderment',
  'responsible-risks',
  'humour',
  'interdependence',
  'open-to-learning',
] as const;
export type Habit = (typeof HABITS)[number];

const NAMES: readonly string[] = HABITS;
export const isHabit = (tag: string): tag is Habit => NAMES.includes(tag);
