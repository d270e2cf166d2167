import type { StepCard } from '../../store/views.ts';
import { Said } from '../base/Said.tsx';
import { useSetting } from '../setting.tsx';

/** What the teacher wrote: what they noticed, the move, the question. */
export function StepWords({
  step,
}: {
  step: Pick<StepCard, 'observation' | 'text' | 'question' | 'from' | 'releasedAt' | 'attempt'>;
}) {
  const { phrases, now } = useSetting();
  const said = { name: step.from.name, when: phrases.ago(step.releasedAt, now()) };
  return (
    <>
      {step.observation && <Said text={step.observation} />}
      {step.text && (
        <div class="wm-next">
          <h3>{phrases.say('step.next')}</h3>
          <p class="wm-said" dir="auto">
            {step.text}
          </p>
        </div>
      )}
      {step.question && (
        <div class="wm-ask">
          <h3>{phrases.say('step.think')}</h3>
          <p class="wm-said" dir="auto">
            {step.question}
          </p>
        </div>
      )}
      <p class="wm-soft">
        {step.attempt === null
          ? phrases.say('step.from', said)
          : phrases.say('step.from.draft', { ...said, n: step.attempt })}
      </p>
    </>
  );
}
