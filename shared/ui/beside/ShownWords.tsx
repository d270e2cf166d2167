import type { StepCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Passage } from '../base/Passage.tsx';
import { shownId } from '../marking.ts';
import { useSetting } from '../setting.tsx';
import { useStep } from '../step/useStep.ts';
import { asked, mayShow } from './showing.ts';

/** Words of the learner's next draft that show what they did: marked by them, in their own work. */
export function ShownWords({ step, here }: { step: StepCard; here: boolean }) {
  const { phrases, marking } = useSetting();
  const { say } = phrases;
  const { answer } = useStep(step.id);
  if (step.shown !== null)
    return (
      <div class="wm-stack">
        <h4 class="wm-label">{say('shown.title')}</h4>
        <Passage anchor={step.shown} feedback={shownId(step.id)} />
        {!step.closed && (
          <div class="wm-row">
            <Button look="quiet" onClick={() => void answer({ shown: null })}>
              {say('shown.remove')}
            </Button>
          </div>
        )}
      </div>
    );
  // Where the work is not beside the screen the words are typed or pasted (StepAnswer).
  if (marking === null || !here || !mayShow(step)) return null;
  const isAsked = asked.value === step.id;
  return (
    <div class="wm-row">
      <Button
        look="quiet"
        aria-pressed={isAsked}
        onClick={() => {
          asked.value = isAsked ? null : step.id;
        }}
      >
        {say('shown.begin')}
      </Button>
      <span class="wm-soft" role="status">
        {isAsked && say('shown.how')}
      </span>
    </div>
  );
}
