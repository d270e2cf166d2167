import {
  type GoalItem,
  type Item,
  PLAN_TIMES,
  type Plan,
  type PlanFields,
  type PlanValue,
  type TiedItem,
} from './plan.ts';

/** The format of docs/plan.md. A reader of a later version reads this one; a file of a later version is refused. */
export const PLAN_FORMAT = 'waymark-plan';
export const PLAN_VERSION = 1;

const written = (fields: PlanFields): PlanFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]): [string, PlanValue] => [
      name,
      PLAN_TIMES.includes(name) && typeof value === 'number'
        ? new Date(value).toISOString()
        : value,
    ]),
  );
const item = ({ id, fields }: Item) => ({ id, ...written(fields) });
const goal = ({ checkIns, evidence, ...own }: GoalItem) => ({
  ...item(own),
  checkIns: checkIns.map(item),
  shownBy: evidence.map(item),
});
const tied = ({ goal, ...own }: TiedItem) => ({ ...item(own), goal });

export function toJson(plan: Plan): string {
  const { name, madeAt, sketch, goals, reflections, moments } = plan;
  const file = {
    format: PLAN_FORMAT,
    version: PLAN_VERSION,
    madeAt: new Date(madeAt).toISOString(),
    name,
    sketch,
    goals: goals.map(goal),
    reflections: reflections.map(tied),
    moments: moments.map(tied),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
