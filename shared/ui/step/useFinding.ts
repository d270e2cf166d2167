import { useEffect } from 'preact/hooks';
import type { BarLabels } from '../../protocol/marks.ts';
import type { StepCard } from '../../store/views.ts';
import { useSetting } from '../setting.tsx';

const isLooking = ({ tied, found, closed, live }: StepCard): boolean =>
  live && !closed && found.length < tied.more;

/**
 * While a step asks its learner for more places like one, words of their work may be selected for it. Where several do, the
 * newest first. What the bar beside selected words says; null: nothing is asked for.
 */
export function useFinding(steps: readonly StepCard[]): BarLabels | null {
  const { client, marking, phrases, toasts } = useSetting();
  const { say } = phrases;
  const step = steps.find(isLooking);
  const selected = marking?.selected.value ?? null;
  useEffect(() => {
    if (marking === null || selected === null) return;
    marking.selected.value = null;
    if (typeof selected === 'string') return toasts.show(say(`bar.cannot.${selected}`));
    if (step === undefined) return;
    const found = [...step.found, selected.anchor];
    void client.run({ do: 'step.answer', step: step.id, found }).then((outcome) => {
      const n = found.length;
      const { more } = step.tied;
      toasts.show(outcome.ok ? say('found.added', { n, more }) : say(`error.${outcome.code}`));
    });
  }, [selected]);
  if (step === undefined) return null;
  return { name: say('bar.like'), buttons: [{ part: 'like', label: say('bar.like') }] };
}
