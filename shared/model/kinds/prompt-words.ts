/** The part of a comment a prompt is for. */
export const PROMPT_PARTS = ['nextStep', 'question', 'observation'] as const;
export type PromptPart = (typeof PROMPT_PARTS)[number];

/** What makes two prompts the same one: not case, spaces, or the mark at the end. */
export const promptKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\s.!…。؟?]+$/u, '');
