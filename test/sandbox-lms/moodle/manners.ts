import { type Manners, usualManners } from '../web/manners.ts';

export type MoodleManners = Manners & {
  /** Classic has no drawers, no course index and no tabs under the heading. */
  theme: 'boost' | 'classic';
  /** Moodle is not let fetch the tool's keys (cURL blocked hosts): launches work, its services do not. */
  keysBlocked: boolean;
};

export const usualMoodleManners: MoodleManners = {
  ...usualManners,
  theme: 'boost',
  keysBlocked: false,
};
