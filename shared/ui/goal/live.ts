/** What an open goal needs, and what stands at the end of a learner's goals. Nothing here is in the first bytes of a page. */
export { learnGoal } from '../../locales/load.ts';
export { GoalEditor } from './GoalEditor.tsx';
export { Nudge } from './Nudge.tsx';
export { PutAway } from './PutAway.tsx';
export { SeenAs } from './SeenAs.tsx';
export { SuggestionBeside } from './SuggestionBeside.tsx';
export { Tags } from './Tags.tsx';
