import { broughtId } from '../../model/ids.ts';
import { isBlank } from '../../model/limits.ts';
import { type Plan, sizeOf } from '../../plan/plan.ts';
import type { HomeView } from '../../store/views.ts';

/** How much of a plan from a file would be new here, as the act will find it (store/acts/plan.ts). */
export function freshOf(plan: Plan, view: HomeView): { fresh: number; there: number } {
  const cards = [
    ...view.goals.flatMap((goal) => [goal, ...goal.checkIns, ...goal.evidence]),
    ...view.reflections,
    ...view.moments,
  ];
  const here = new Set(cards.map(({ id }) => id));
  const parts = new Set(view.sketch.filter(({ text }) => !isBlank(text)).map(({ part }) => part));
  const isFresh = ({ id }: { id: string }): boolean =>
    !here.has(id) && !here.has(broughtId(view.me.id, id));
  const items = [
    ...plan.goals.flatMap((goal) => [goal, ...goal.checkIns, ...goal.evidence]),
    ...plan.reflections,
    ...plan.moments,
  ];
  const fresh =
    items.filter(isFresh).length + plan.sketch.filter(({ part }) => !parts.has(part)).length;
  return { fresh, there: sizeOf(plan) - fresh };
}
