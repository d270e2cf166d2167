import { isBlank } from '../limits.ts';

/** The parts of a sketch, in the order they are asked; `name`, `say` and `language`: what to call me, how, and what I speak at home. */
export const SKETCH_PARTS = [
  'name',
  'say',
  'language',
  'strengths',
  'interests',
  'values',
  'needs',
  'access',
  'engage',
  'express',
] as const;
export type SketchPart = (typeof SKETCH_PARTS)[number];

/** The three boxes of a reflection, in the order they are asked. */
export const REFLECTION_BOXES = ['victories', 'lessons', 'needs'] as const;

export const MOMENT_BOXES = ['tried', 'happened', 'learned'] as const;

/** What an entry on a goal can hold. */
const HELD = {
  check_in: ['text', 'status', 'confidence'],
  evidence: ['text', 'link', 'file', 'anchor'],
} as const;

/** An entry on a goal with nothing in it is none. */
export const isEmptyEntry = (
  kind: keyof typeof HELD,
  fields: Readonly<Record<string, unknown>>,
): boolean =>
  HELD[kind].every((field) => {
    const value = fields[field] ?? '';
    return typeof value === 'string' && isBlank(value);
  });
