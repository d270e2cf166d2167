import type { SharingCard } from '../../store/owned-views.ts';
import type { GoalCard, SuggestionCard } from '../../store/views.ts';
import { CONTEXT, course, DAY, essay, id, lucia, NOW, okafor } from './people.ts';

/** Nobody else sees it. */
export const PRIVATE: SharingCard = {
  audience: null,
  seenBy: [],
  seenInCourses: [],
  seenByClasses: [],
  ended: false,
  forClass: null,
};

export const goal: GoalCard = {
  id: id(30),
  owner: lucia,
  mine: true,
  context: CONTEXT,
  fields: {
    know: 'I ask people good questions and write down what they say.',
    next: 'Back up each claim so that a stranger would believe me',
    path: 'For each claim I will find one number or one voice before I write on.',
    status: 'trying',
    confidence: 3,
    audience: null,
  },
  stage: 'draft',
  answered: [true, true, true, false, false],
  tied: true,
  assignments: [essay],
  suggestions: [],
  sharing: PRIVATE,
  checkIns: [],
  evidence: [],
  feedback: [],
  changedAt: NOW - 3 * DAY,
};
export const sharedGoal: GoalCard = {
  ...goal,
  mine: false,
  fields: {
    ...goal.fields,
    evidence: 'Every claim has a number or a voice.',
    audience: [`course:${CONTEXT}:teachers`],
  },
  answered: [true, true, true, true, true],
  sharing: { ...PRIVATE, audience: [`course:${CONTEXT}:teachers`], seenBy: [okafor.name] },
};
export const otherGoal: GoalCard = {
  ...goal,
  id: id(31),
  tied: false,
  fields: { next: 'Begin homework before supper, twice a week', status: 'not_started' },
  answered: [false, true, false, false, false],
  changedAt: NOW - 9 * DAY,
};
export const suggestion: SuggestionCard = {
  id: id(40),
  goal: goal.id,
  context: CONTEXT,
  from: okafor,
  next: 'Back up each claim with something I heard or counted myself',
  path: '',
  evidence: '',
  note: 'Your interviews are the best part. You could lean on them.',
  of: 'goal',
  answer: 'pending',
  open: true,
  madeAt: NOW - DAY,
};

/** Shared before the class list came: no teacher is known by name yet. */
export const courseGoal: GoalCard = {
  ...goal,
  fields: { ...goal.fields, audience: [`course:${CONTEXT}:teachers`] },
  sharing: { ...PRIVATE, audience: [`course:${CONTEXT}:teachers`], seenInCourses: [course] },
};
