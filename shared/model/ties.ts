import type { ContextId, PersonId } from './ids.ts';
import { audienceOf } from './kinds/audience.ts';
import type { Fields } from './record.ts';
import { classScope, type Scope } from './scope.ts';

/** To whom an owner is tied now: the courses they are in, and who teaches these. */
export type Ties = {
  isIn(context: ContextId): boolean;
  isTeacher(person: PersonId): boolean;
};

/**
 * Of those something is shown to, or meant for: the courses its owner has left, and teachers of none of theirs. What was shown
 * to somebody as one's teacher ends with that; who comes back sees it again.
 */
export function endedFor(fields: Fields, ties: Ties): Scope[] {
  const { forClass } = fields;
  const meant = typeof forClass === 'string' ? [classScope(forClass)] : [];
  const isOver = (scope: Scope): boolean => {
    const [of, id = ''] = scope.split(':');
    return of === 'course' ? !ties.isIn(id) : !ties.isTeacher(id);
  };
  return [...new Set([...audienceOf(fields), ...meant])].filter(isOver);
}
