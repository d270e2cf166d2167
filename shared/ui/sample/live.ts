/** What comes once somebody wants to see an example: a made-up work, its style and its sentences. */
import './sample.css';
import { learnSample } from '../../locales/load.ts';
import type { Phrases } from '../../locales/phrases.ts';
import type { PartsShown } from './Sample.tsx';

export { Sample } from './Sample.tsx';

/** The parts of other screens that are shown in it, as those screens have them. */
export async function partsFor(phrases: Phrases): Promise<PartsShown> {
  const [goal, plan, reflect] = await Promise.all([
    import('../goal/live.ts'),
    import('../plan/live.ts'),
    import('../reflect/live.ts'),
    learnSample(phrases),
  ]);
  await Promise.all([
    goal.learnGoal(phrases),
    plan.learnPlan(phrases),
    reflect.learnReflect(phrases),
  ]);
  return { ...goal, ...plan, ...reflect };
}
