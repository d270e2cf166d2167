import type { BoardRow } from '../../store/views.ts';

/** Those who ask for help first, then those who have waited longest for a word (never comes before long ago). */
export const inOrderOfNeed = (rows: readonly BoardRow[]): BoardRow[] =>
  [...rows].sort(
    (a, b) =>
      Number(b.needHelp > 0) - Number(a.needHelp > 0) ||
      (a.lastFeedbackAt ?? 0) - (b.lastFeedbackAt ?? 0) ||
      a.learner.name.localeCompare(b.learner.name),
  );
