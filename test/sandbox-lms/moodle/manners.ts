import { type Manners, usualManners } from '../web/manners.ts';

export type MoodleManners = Manners & {
  /** Classic has no drawers, no course index and no tabs under the heading. */
  theme: 'boost' | 'classic';
};

export const usualMoodleManners: MoodleManners = { ...usualManners, theme: 'boost' };
