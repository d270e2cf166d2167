import * as v from 'valibot';
import { Line, Tags, Text, Time } from '../text.ts';
import { Audience } from './audience.ts';
import { PROMPT_PARTS } from './prompt-words.ts';

/**
 * Words a teacher uses again. With a course it stands on that course's shelf; without one it is its author's alone, or
 * stands on the shelf of a team: the teachers named in `audience`.
 */
export const promptFields = {
  /** Its holes (`{name}`, `{criterion}`, `{goal}`) are filled where it is used. */
  text: Text,
  part: v.picklist(PROMPT_PARTS),
  criterion: Line,
  /** Habits, subjects, ages, in the teacher's own words. */
  tags: Tags,
  /** Teachers of several courses; null or []: nobody else. Only without a course. */
  audience: v.nullable(Audience),
  madeAt: Time,
};
