import type { Phrases } from '../../locales/phrases.ts';
import { GOAL_QUESTIONS } from '../../model/kinds/goal-words.ts';
import type { On } from '../../store/views.ts';
import type { foundOn } from './words.ts';

export const REFLECTION_PARTS = [
  'victories',
  'lessons',
  'needs',
  'usedToThink',
  'nowThink',
] as const;
export const MOMENT_PARTS = ['tried', 'happened', 'learned'] as const;
/** Parts of what a learner owns that have a name of their own, besides a goal's questions. */
const NAMED = ['goal', 'response', ...REFLECTION_PARTS, ...MOMENT_PARTS] as const;

/** What a part of it is called; a goal's parts by the questions they answer. */
export function partName({ say, day }: Phrases, found: ReturnType<typeof foundOn>, { part }: On) {
  if (found?.kind === 'check_in' || found?.kind === 'evidence')
    return say(`onown.${found.kind}`, { day: day(found.madeAt) });
  const question = GOAL_QUESTIONS.find((one) => one === part);
  if (question !== undefined) return say(`goal.q.${question}`);
  return say(`onown.part.${NAMED.find((one) => one === part) ?? 'goal'}`);
}
