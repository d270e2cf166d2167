import type { Phrases } from '../../locales/phrases.ts';
import type { ContextId } from '../../model/ids.ts';
import type { CourseLabel, PromptCard } from '../../store/views.ts';

/** What a shelf is called; one without a place stands among the starters. */
export function shelfName(
  { say }: Phrases,
  courses: readonly CourseLabel[],
  { shelf, context }: { shelf?: Shelf['shelf']; context?: ContextId | null },
): string {
  if (shelf !== 'course') return say(`prompts.shelf.${shelf ?? 'starters'}`);
  return courses.find((course) => course.context === context)?.title ?? '';
}

/** One's own, one for each course, the teams', and the starters. */
export type Shelf =
  | { shelf: 'own' | 'team' | 'starters' }
  | { shelf: 'course'; context: ContextId };

export const shelfKey = (shelf: Shelf): string =>
  'context' in shelf ? `course ${shelf.context}` : shelf.shelf;

export const shelvesOf = (courses: readonly CourseLabel[]): Shelf[] => [
  { shelf: 'own' },
  ...courses.map(({ context }): Shelf => ({ shelf: 'course', context })),
  { shelf: 'team' },
  { shelf: 'starters' },
];

export const on = (shelf: Shelf, prompts: readonly PromptCard[]): PromptCard[] =>
  prompts.filter(
    (prompt) =>
      prompt.shelf === shelf.shelf && (!('context' in shelf) || prompt.context === shelf.context),
  );
