/** What comes once somebody opens their plan: the page, its style, its sentences, and what reads and writes files. */
import './plan.css';

export { learnPlan } from '../../locales/load.ts';
export { Printed } from './Printed.tsx';
export { planOf } from './planOf.ts';
export { Whole } from './Whole.tsx';
