import type { StepCard } from '../../store/views.ts';
import { Passage } from '../base/Passage.tsx';
import { Said } from '../base/Said.tsx';
import { TiedTo } from '../base/TiedTo.tsx';
import { useSetting } from '../setting.tsx';

/** What the teacher wrote: what they noticed, the move, the question. */
export function StepWords({
  step,
  mayMove = false,
}: {
  step: Pick<
    StepCard,
    | 'observation'
    | 'text'
    | 'question'
    | 'from'
    | 'releasedAt'
    | 'attempt'
    | 'anchor'
    | 'tied'
    | 'feedback'
  >;
  /** Its author reads, and may give the words another place. */
  mayMove?: boolean;
}) {
  const { phrases, now } = useSetting();
  const said = { name: step.from.name, when: phrases.ago(step.releasedAt, now()) };
  return (
    <>
      {step.anchor && <Passage anchor={step.anchor} feedback={step.feedback} mayMove={mayMove} />}
      {step.tied.quoted && (
        <blockquote class="wm-quoted" dir="auto">
          {step.tied.quoted}
        </blockquote>
      )}
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
      <TiedTo tied={step.tied} />
      <p class="wm-soft">
        {step.attempt === null
          ? phrases.say('step.from', said)
          : phrases.say('step.from.draft', { ...said, n: step.attempt })}
      </p>
    </>
  );
}
