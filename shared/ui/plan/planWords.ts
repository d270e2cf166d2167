import type { Phrases } from '../../locales/phrases.ts';
import { GOAL_CHOICES, GOAL_QUESTIONS, GOAL_STATUSES } from '../../model/kinds/goal-words.ts';
import type { PlanWords } from '../../plan/outline.ts';

const LABELS = [
  ...['obstacle', 'response', 'criteria', 'tags', 'link', 'file'],
  ...['victories', 'lessons', 'needs', 'usedToThink', 'nowThink', 'tried', 'happened', 'learned'],
] as const;
const oneOf = <T extends string>(all: readonly T[], value: string): T | undefined =>
  all.find((one) => one === value);

/** A plan in the words of a language. */
export function planWords({ language, dir, say, day }: Phrases): PlanWords {
  const labelOf = (field: string): string => {
    const question = oneOf(GOAL_QUESTIONS, field);
    if (question !== undefined) return say(`goal.q.${question}`);
    const label = oneOf(LABELS, field);
    return label === undefined ? '' : say(`plan.label.${label}`);
  };
  return {
    lang: language,
    dir,
    title: (name) => say('plan.of', { name }),
    made: (at) => say('plan.made', { day: day(at) }),
    part: (part) => say(`plan.part.${part}`),
    label: labelOf,
    sketch: (part) => say(`plan.sketch.${part}`),
    status: (value) => {
      const status = oneOf(GOAL_STATUSES, value);
      return status === undefined ? '' : say(`goal.status.${status}`);
    },
    choice: (value) => {
      const choice = oneOf(GOAL_CHOICES, value);
      return choice === undefined ? '' : say(`plan.choice.${choice}`);
    },
    confidence: (n) => say('plan.confidence', { n }),
    day,
    by: (at) => say('plan.by', { day: day(at) }),
    untitled: say('goal.untitled'),
  };
}
