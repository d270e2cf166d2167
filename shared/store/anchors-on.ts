import type { RecordId } from '../model/ids.ts';
import type { StoredAnchor } from '../model/kinds/anchor.ts';
import type { FeedbackCard, StepCard } from './views.ts';

type Cards = { steps?: readonly StepCard[]; feedback?: readonly FeedbackCard[] };

/**
 * The words of the work that the cards of a view are about, by their feedback. Who makes a view and who shows it hold the same
 * ones: hundreds need not be said again.
 */
export function anchorsOn({ steps = [], feedback = [] }: Cards): Map<RecordId, StoredAnchor> {
  const found = new Map<RecordId, StoredAnchor>();
  for (const { feedback: id, anchor } of steps) if (anchor !== null) found.set(id, anchor);
  for (const { id, anchor } of feedback) if (anchor !== null) found.set(id, anchor);
  return found;
}
