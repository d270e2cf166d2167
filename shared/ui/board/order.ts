import type { BoardRow } from '../../store/views.ts';

const urgency = ({ needHelp, unanswered, questions }: BoardRow): number =>
  needHelp > 0 ? 2 : Number(unanswered + questions > 0);

/** Those who ask for help or wrote first, then those who have waited longest for a word (never comes before long ago). */
export const inOrderOfNeed = (rows: readonly BoardRow[]): BoardRow[] =>
  [...rows].sort(
    (a, b) =>
      urgency(b) - urgency(a) ||
      (a.lastFeedbackAt ?? 0) - (b.lastFeedbackAt ?? 0) ||
      a.learner.name.localeCompare(b.learner.name),
  );
