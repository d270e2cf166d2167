import type { Views } from '../../store/views.ts';
import { courseGoal, goal, otherGoal, suggestion } from './goals.ts';
import { nothingAtHome, nothingBeside } from './owned.ts';
import { CONTEXT, course, essay, id, lucia, okafor, SCIENCE } from './people.ts';
import { doneStep, helpStep, passage, plain, step } from './steps.ts';

/** Views of learners. */
export const assignment: Views['assignment'] = {
  me: lucia,
  course,
  assignment: essay.id,
  steps: [{ ...step, answer: 'will_do', plan: 'Thursday after lunch, in the library' }],
  elsewhere: [helpStep],
  feedback: [],
  takenBack: [],
  goals: [{ ...goal, suggestions: [suggestion] }],
  otherGoals: [otherGoal],
  suggestions: [],
  teachers: [okafor.name],
  ...nothingBeside,
};
export const emptyAssignment: Views['assignment'] = {
  ...assignment,
  steps: [],
  elsewhere: [],
  goals: [],
  otherGoals: [],
};
export const busyAssignment: Views['assignment'] = {
  ...assignment,
  steps: [doneStep, helpStep, { ...step, id: id(26), closed: true, answer: 'did_it' }],
  suggestions: [
    { ...suggestion, id: id(41), goal: null, next: 'Read my draft aloud once before I hand it in' },
  ],
};

/** One place was marked, and two more like it are asked for. */
export const findingAssignment: Views['assignment'] = {
  ...assignment,
  steps: [
    {
      ...step,
      text: 'Find two more places like this one, and mend all three.',
      tied: { ...step.tied, more: 2 },
      found: [{ ...passage, quote: { ...passage.quote, exact: 'It is good for the town.' } }],
    },
  ],
};

export const home: Views['home'] = {
  me: lucia,
  teaching: [],
  courses: [
    { context: CONTEXT, title: course, role: 'learner' },
    { context: SCIENCE, title: 'Science 8', role: 'learner' },
  ],
  goals: [courseGoal, otherGoal],
  steps: [step, helpStep, { ...doneStep, closed: true }],
  feedback: [plain],
  suggestions: [{ ...suggestion, goal: null }],
  teachers: [okafor.name],
  ...nothingAtHome,
};
export const emptyHome: Views['home'] = {
  ...home,
  goals: [],
  steps: [],
  feedback: [],
  suggestions: [],
};

/** Where the words of its steps are in the work beside it. */
export const found = Object.fromEntries(
  assignment.steps.map(({ feedback, anchor }) => [
    feedback,
    { state: 'anchored' as const, words: anchor?.quote.exact ?? '' },
  ]),
);
