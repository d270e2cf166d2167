/** What comes once somebody wants to see an example: a made-up work with its parts, their style and their sentences. */
import '../plan/plan.css';
import './sample.css';
import { learnGoal, learnPlan, learnReflect, learnSampleWords } from '../../locales/load.ts';
import type { Phrases } from '../../locales/phrases.ts';

export { Sample } from './Sample.tsx';

export async function learnSample(phrases: Phrases): Promise<void> {
  await Promise.all(
    [learnGoal, learnPlan, learnReflect, learnSampleWords].map((learn) => learn(phrases)),
  );
}
