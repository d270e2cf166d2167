/** What comes once a learner shares something of their own, or a comment is about it. Nothing here is in the first bytes of a page. */
export { learnOnOwn } from '../../locales/load.ts';
export { SuggestionForm } from '../grader/SuggestionForm.tsx';
export { About, AboutLine } from './About.tsx';
export { Looks } from './Looks.tsx';
export { GoalParts, WholeGoal } from './WholeGoal.tsx';
