import type { PromptPart } from '../../model/kinds/prompt-words.ts';

/** A place in a field where a prompt is wanted. `mark`: characters that asked for it, and go when it comes: "/" or none. */
export type Asked = { field: HTMLTextAreaElement; part: PromptPart; start: number; mark: '/' | '' };

/** Whether the "/" just typed asks for a prompt: at the start or after a space, so not in and/or, 7/12 or https://. */
export function asksAt({ value, selectionEnd }: HTMLTextAreaElement): number | null {
  const at = (selectionEnd ?? 0) - 1;
  const isFree = at === 0 || /\s/u.test(value[at - 1] ?? '');
  return at >= 0 && value[at] === '/' && isFree ? at : null;
}
