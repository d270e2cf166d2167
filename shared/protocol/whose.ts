import type { PageContext } from './page.ts';

/** Whose work a page shows to whom, in its own ids: while two are the same, what a panel shows beside it may stay. */
export const whoseOf = (
  context: Pick<PageContext, 'userId' | 'assignmentId' | 'learner' | 'anonymous'> | null,
): string =>
  context === null
    ? ''
    : `${context.userId} ${context.assignmentId} ${context.learner?.id ?? ''} ${context.anonymous}`;
