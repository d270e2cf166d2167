import { type Tied, UNTIED } from '../../model/kinds/tied-words.ts';
import { isBlank } from '../../model/limits.ts';
import { holeIn } from '../../prompts/holes.ts';
import type { FeedbackDraft, FeedbackText, On } from '../../store/views.ts';

export const PARTS = ['observation', 'nextStep', 'question'] as const;
export type Part = (typeof PARTS)[number];
export const BLANK: FeedbackText = {
  observation: '',
  nextStep: '',
  question: '',
  anchor: null,
  tied: UNTIED,
};

export const textOf = (text: FeedbackText): FeedbackText => {
  const { observation, nextStep, question, anchor, tied, on } = text;
  return { observation, nextStep, question, anchor, tied, ...(on && { on }) };
};
export const isEmpty = (text: FeedbackText): boolean => PARTS.every((part) => isBlank(text[part]));
/** Where words still have a hole of a prompt. */
export type OpenHole = { part: Part } & NonNullable<ReturnType<typeof holeIn>>;
export function openHole(text: FeedbackText): OpenHole | null {
  for (const part of PARTS) {
    const found = holeIn(text[part]);
    if (found !== null) return { part, ...found };
  }
  return null;
}
/** Words, or what words will be about. */
export const isBegun = (text: FeedbackText): boolean =>
  !isEmpty(text) || text.anchor !== null || text.on !== undefined;
export const same = (a: FeedbackText, b: FeedbackText): boolean =>
  JSON.stringify(textOf(a)) === JSON.stringify(textOf(b));
export const whereOf = (text: FeedbackText, kept: FeedbackText): 'nowhere' | 'draft' | 'aside' =>
  isEmpty(text) ? 'nowhere' : same(text, kept) ? 'draft' : 'aside';

/** About the work on the screen; any other is taken up by hand only, or it would be changed by who writes about this. */
export const isHere = ({ elsewhere, on }: FeedbackDraft): boolean =>
  elsewhere === undefined && on === undefined;
export const isOn = ({ on }: Pick<FeedbackText, 'on'>, { record, part }: On): boolean =>
  on?.record === record && on.part === part;
/** Criteria that comments on this work name. */
export const criteriaOf = (texts: readonly { on?: unknown; tied: Tied }[]): string[] =>
  texts.filter(({ on }) => on === undefined).map(({ tied }) => tied.criterion);
