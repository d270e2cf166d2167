import { type Manners, usualManners } from '../web/manners.ts';
import type { OtherWork } from './preview-others.ts';

export type CanvasManners = Manners & {
  /** Cards, or the newer dashboard of widgets, which comes from the server empty. */
  dashboard: 'cards' | 'widgets';
  /**
   * `older`: the classic one as before 2024, without its container. `new`: the one for which the server sends an empty
   * page. `broken`: the new one whose program cannot be loaded.
   */
  speedGrader: 'classic' | 'older' | 'new' | 'broken';
  highContrast: boolean;
  /** The account's Content Security Policy: frames from this site, its files and its tools only. */
  framesLimited: boolean;
  /** Grades and comments are not posted yet. */
  gradesHidden: boolean;
  /** The learner's assignment page says that it is locked. */
  locked: boolean;
  /** Everybody's work as something that is neither text nor a file. */
  workKind: 'usual' | OtherWork;
  /** A course of Canvas's Career or K5 look, which replaces pages whole. */
  replaced: 'no' | 'career' | 'k5';
};

export const usualCanvasManners: CanvasManners = {
  ...usualManners,
  dashboard: 'cards',
  speedGrader: 'classic',
  highContrast: false,
  framesLimited: false,
  gradesHidden: false,
  locked: false,
  workKind: 'usual',
  replaced: 'no',
};
