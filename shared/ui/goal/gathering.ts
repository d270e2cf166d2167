import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { RecordId } from '../../model/ids.ts';
import type { ShownAttempt } from '../../model/kinds/course.ts';
import type { BarLabels, Mark } from '../../protocol/marks.ts';
import type { GoalCard } from '../../store/views.ts';
import { useSetting } from '../setting.tsx';
import type { WorkPlace } from './useGoal.ts';

/** The evidence that words selected in the work beside are for; null: none is being gathered. */
export const gathering = signal<{ evidence: RecordId; goal: RecordId } | null>(null);

/**
 * While evidence is open, words of one's own work may be selected for it. What the bar beside selected words says; null:
 * nothing is gathered. Stands before whatever else takes selected words (useFinding).
 */
export function useGathering(place: WorkPlace, work: ShownAttempt | null): BarLabels | null {
  const { client, marking, phrases, toasts } = useSetting();
  const { say } = phrases;
  const wanted = gathering.value;
  const selected = marking?.selected.value ?? null;
  useEffect(() => {
    if (marking === null || wanted === null || selected === null) return;
    if (typeof selected === 'string') return;
    marking.selected.value = null;
    const marked = { ...place, anchor: selected.anchor, work };
    void client.run({ do: 'evidence.write', ...wanted, marked }).then((outcome) => {
      toasts.show(outcome.ok ? say('evidence.marked') : say(`error.${outcome.code}`));
    });
  }, [selected]);
  if (marking === null || wanted === null) return null;
  return { name: say('bar.evidence'), buttons: [{ part: 'like', label: say('bar.evidence') }] };
}

/** Words of this work that show how a goal of one's own moves. */
export const marksOfEvidence = (goals: readonly GoalCard[], assignment: RecordId): Mark[] =>
  goals.flatMap(({ evidence }) =>
    evidence.flatMap(({ id, anchor, assignment: of }): Mark[] =>
      anchor === null || of?.id !== assignment ? [] : [{ id, anchor, kind: 'found' }],
    ),
  );
