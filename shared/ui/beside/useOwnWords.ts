import { useEffect } from 'preact/hooks';
import type { StoredAnchor } from '../../model/kinds/anchor.ts';
import type { BarLabels, SelectedFor } from '../../protocol/marks.ts';
import type { StepCard } from '../../store/views.ts';
import { gathering } from '../goal/gathering.ts';
import { useSetting } from '../setting.tsx';
import { asked, stepToShow } from './showing.ts';

const isLooking = ({ tied, found, closed, live }: StepCard): boolean =>
  live && !closed && found.length < tied.more;

type Use = { part: SelectedFor; label: string; take: (words: StoredAnchor) => void };

/**
 * What a learner may select words of their own work for: to ask about them; while a step asks for more places like one, as
 * such a place; while a step is done and shows nothing yet, as what shows it. Where several do, the newest first.
 * `onBar` is told what the bar beside selected words says.
 */
export function useOwnWords(
  steps: readonly StepCard[],
  isAsking: boolean,
  onAsk: (words: StoredAnchor) => void,
  onBar: (labels: BarLabels | null) => void,
): void {
  const { client, marking, phrases, toasts } = useSetting();
  const { say } = phrases;
  const answer = (
    step: StepCard,
    change: Partial<Pick<StepCard, 'found' | 'shown'>>,
    done: string,
  ) =>
    void client
      .run({ do: 'step.answer', step: step.id, ...change })
      .then((outcome) => toasts.show(outcome.ok ? done : say(`error.${outcome.code}`)));

  const [looking, showing] = [steps.find(isLooking), stepToShow(steps)];
  const like: Use[] = looking
    ? [
        {
          part: 'like',
          label: say('bar.like'),
          take: (words) => {
            const found = [...looking.found, words];
            const { more } = looking.tied;
            answer(looking, { found }, say('found.added', { n: found.length, more }));
          },
        },
      ]
    : [];
  const shows: Use[] = showing
    ? [
        {
          part: 'shown',
          label: say('own.bar.shown'),
          take: (shown) => {
            asked.value = null;
            answer(showing, { shown }, say('shown.added'));
          },
        },
      ]
    : [];
  const ask: Use = { part: 'ask', label: say('own.bar.ask'), take: onAsk };
  // The key for a comment means the first of them: what the learner has just asked for.
  const uses = isAsking
    ? [ask, ...shows, ...like]
    : asked.value !== null
      ? [...shows, ...like, ask]
      : [...like, ...shows, ask];

  const selected = marking?.selected.value ?? null;
  useEffect(() => {
    if (marking === null || selected === null) return;
    // What evidence is being gathered from stands before these.
    if (gathering.value !== null && typeof selected !== 'string') return;
    marking.selected.value = null;
    if (typeof selected === 'string') return toasts.show(say(`own.cannot.${selected}`));
    uses.find(({ part }) => part === selected.part)?.take(selected.anchor);
  }, [selected]);

  const buttons = uses.map(({ part, label }) => ({ part, label }));
  const key = JSON.stringify({ name: say('own.bar'), buttons });
  useEffect(() => onBar(JSON.parse(key) as BarLabels), [key]);
  useEffect(() => () => onBar(null), []);
}
