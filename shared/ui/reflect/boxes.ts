import { MOMENT_BOXES, REFLECTION_BOXES } from '../../model/kinds/owned-words.ts';
import { isBlank } from '../../model/limits.ts';
import type { MomentCard, ReflectionCard } from '../../store/owned-views.ts';

export type Look =
  | { kind: 'reflection'; card: ReflectionCard | null }
  | { kind: 'moment'; card: MomentCard | null };
export type LookKind = Look['kind'];

/** Who one was, and is: asked after the three boxes, for who likes to. */
const IDENTITY = ['usedToThink', 'nowThink'] as const;
type Box =
  | (typeof REFLECTION_BOXES)[number]
  | (typeof MOMENT_BOXES)[number]
  | (typeof IDENTITY)[number];

export const boxesOf = (kind: LookKind): readonly Box[] =>
  kind === 'moment' ? MOMENT_BOXES : REFLECTION_BOXES;
export const moreBoxesOf = (kind: LookKind): readonly Box[] => (kind === 'moment' ? [] : IDENTITY);

export function wordsIn({ card }: Look, box: Box): string {
  const value = card === null ? '' : (card as Partial<Record<Box, string>>)[box];
  return value ?? '';
}
export const isEmpty = (look: Look): boolean =>
  [...boxesOf(look.kind), ...moreBoxesOf(look.kind)].every((box) => isBlank(wordsIn(look, box)));

/** An answer that says there is none: it is kept as it is, and met with one small question. */
const NO_IDEA =
  /^\W*(?:idk|dunno|i ?don['’]?t know|not sure|nothing|none|no idea|no|nada|no s[eé]|ni idea|لا أعرف|لا شيء|لا أدري)\W*$/iu;
export const saysNothing = (text: string): boolean => NO_IDEA.test(text);
