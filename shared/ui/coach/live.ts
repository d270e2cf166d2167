/** What comes once there are words to read: the rules, and what shows their reading. Nothing here is in the first bytes of a page. */
export { readComment } from '../../coach/coach.ts';
export { readSubmission } from '../../coach/manageable.ts';
export { sentenceKey, UNREADABLE_KEY } from '../../coach/suggestion.ts';
export { learnCoach } from '../../locales/load.ts';
export { Lights } from './Lights.tsx';
