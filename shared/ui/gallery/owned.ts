import type { CircleCard, ClassCard, PreferenceCard } from '../../store/owned-views.ts';
import { CONTEXT, course, okafor } from './people.ts';

export const classOf8: ClassCard = {
  context: CONTEXT,
  title: course,
  minors: false,
  underThirteen: false,
  contact: '',
  feedbackFirst: false,
  open: true,
};
export const circle: CircleCard = {
  context: CONTEXT,
  title: course,
  role: 'learner',
  teachers: [okafor],
  toClass: 'at_once',
};
const preference: PreferenceCard = { nudges: true, dot: false, started: true };

/** Nothing of one's own besides goals. */
export const nothingOwned = { reflections: [], moments: [] };
/** Nothing beside the work. */
export const nothingBeside = {
  ...nothingOwned,
  questions: [],
  cover: null,
  carried: null,
  carryable: [],
  offers: [],
  class: classOf8,
  circles: [circle],
  preference,
};
export const nothingAtHome = {
  ...nothingOwned,
  sketch: [],
  questions: [],
  works: [],
  offers: [],
  classes: [classOf8],
  circles: [circle],
  preference,
};
