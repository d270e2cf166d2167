import {
  MOMENT_BOXES,
  REFLECTION_BOXES,
  SKETCH_PARTS,
  type SketchPart,
} from '../model/kinds/owned-words.ts';

/** Somebody's plan on one page: who they are, what they aim for with what shows it, how they look back. */
export type Plan = {
  name: string;
  /** When the page was put together, ms. */
  madeAt: number;
  sketch: SketchItem[];
  goals: GoalItem[];
  reflections: TiedItem[];
  moments: TiedItem[];
};
export type SketchItem = { part: SketchPart; text: string };
/** All that fields hold of what is taken along. */
export type PlanValue = string | number | boolean | string[];
export type PlanFields = Record<string, PlanValue>;
/** `id`: what its record is, or was, called; `fields`: of that kind, the ones below and no others. */
export type Item = { id: string; fields: PlanFields };
export type GoalItem = Item & { checkIns: Item[]; evidence: Item[] };
/** `goal`: the id of a goal of the same plan, or null. */
export type TiedItem = Item & { goal: string | null };

/**
 * The fields that are taken along. Who sees it, which course and which assignment it belongs to is the school's of now,
 * and stays there.
 */
export const PLAN_FIELDS = {
  goal: [
    ...['know', 'next', 'path', 'evidence', 'share', 'status', 'confidence', 'choice', 'by'],
    ...['obstacle', 'response', 'criteria', 'tags', 'archived', 'madeAt'],
  ],
  check_in: ['text', 'status', 'confidence', 'madeAt'],
  evidence: ['text', 'link', 'file', 'madeAt'],
  reflection: [...REFLECTION_BOXES, 'usedToThink', 'nowThink', 'tags', 'madeAt'],
  moment: [...MOMENT_BOXES, 'tags', 'madeAt'],
} as const satisfies Record<string, readonly string[]>;
export type PlanKind = keyof typeof PLAN_FIELDS;

/** Of these a file says the day and hour as people and other tools read it (ISO 8601); here they are ms. */
export const PLAN_TIMES: readonly string[] = ['madeAt', 'by'];

/** Of what is deeper nothing is looked into. */
export const isPlanValue = (value: unknown): value is PlanValue =>
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string'));

/** The named fields that have something in them. */
export function taken(kind: PlanKind, fields: Readonly<Record<string, unknown>>): PlanFields {
  const found: PlanFields = {};
  for (const name of PLAN_FIELDS[kind]) {
    const value = fields[name];
    if (!isPlanValue(value) || value === '' || value === false) continue;
    if (!Array.isArray(value) || value.length > 0) found[name] = value;
  }
  return found;
}

export const isSketchPart = (part: unknown): part is SketchPart =>
  SKETCH_PARTS.some((one) => one === part);

/** How many records it would be. */
export const sizeOf = ({ sketch, goals, reflections, moments }: Plan): number =>
  sketch.length +
  reflections.length +
  moments.length +
  goals.reduce((sum, goal) => sum + 1 + goal.checkIns.length + goal.evidence.length, 0);
