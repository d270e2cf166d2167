import type { Phrases } from '../../locales/phrases.ts';
import { HABITS, isHabit } from '../../model/habits.ts';

/** What a tag is called here: a habit by its name, a person's own word as it is. */
export const habitName = ({ say }: Phrases, tag: string): string =>
  isHabit(tag) ? say(`habit.${tag}`) : tag;

export const habitNames = (phrases: Phrases): string[] =>
  HABITS.map((habit) => habitName(phrases, habit));

/** The tag that was picked or typed. */
export const habitTag = (phrases: Phrases, typed: string): string => {
  const name = typed.trim().toLocaleLowerCase();
  return HABITS.find((habit) => habitName(phrases, habit).toLocaleLowerCase() === name) ?? typed;
};
