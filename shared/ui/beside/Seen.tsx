import type { FeedbackCard, StepCard } from '../../store/views.ts';
import { Passage } from '../base/Passage.tsx';
import { shownId } from '../marking.ts';
import { useSetting } from '../setting.tsx';

/** What a learner says of feedback, for its teacher: that it was read, by when they want to have done it, which words show it. */
export function Seen({
  of,
  step,
}: {
  of: Pick<FeedbackCard, 'read' | 'learner'>;
  step: StepCard | null;
}) {
  const { phrases } = useSetting();
  const { say } = phrases;
  const { name } = of.learner;
  return (
    <>
      {step?.shown && (
        <div class="wm-stack">
          <p class="wm-soft">{say('shown.seen', { name })}</p>
          <Passage anchor={step.shown} feedback={shownId(step.id)} />
        </div>
      )}
      {step !== null && step.by !== null && !step.closed && (
        <p class="wm-soft">{say('day.seen', { name, day: phrases.day(step.by) })}</p>
      )}
      {of.read && <p class="wm-soft">{say('read.seen', { name })}</p>}
    </>
  );
}
