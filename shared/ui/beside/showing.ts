import { signal } from '@preact/signals';
import type { RecordId } from '../../model/ids.ts';
import type { StepCard } from '../../store/views.ts';

/** The step for which its learner asked to mark words. */
export const asked = signal<RecordId | null>(null);

export const mayShow = ({ answer, closed, live, shown }: StepCard): boolean =>
  live && !closed && answer === 'did_it' && shown === null;

/** The step that the next words are for: the one asked for, else the first that was done and shows nothing yet. */
export function stepToShow(steps: readonly StepCard[]): StepCard | undefined {
  const open = steps.filter(mayShow);
  return open.find(({ id }) => id === asked.value) ?? open[0];
}
