import type { RecordId } from '../ids.ts';

/** At most so many more places a learner is asked to find, where one slip stands for several. */
export const MOST_MORE = 5;
/** And usually so many. */
export const MORE = 2;

/** What feedback is about besides words that were marked (tied.ts). */
export type Tied = {
  criterion: string;
  tags: string[];
  goal: RecordId | null;
  quoted: string;
  more: number;
};
export const UNTIED: Tied = { criterion: '', tags: [], goal: null, quoted: '', more: 0 };
