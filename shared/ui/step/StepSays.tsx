import { isBlank } from '../../model/limits.ts';
import type { StepCard } from '../../store/views.ts';
import { Away } from '../base/Away.tsx';
import { Icon } from '../base/Icon.tsx';
import { check, externalLink, handHelping } from '../base/icons.ts';
import { useSetting } from '../setting.tsx';

/** What the learner says to it. */
export function StepSays({ step }: { step: StepCard }) {
  const { say } = useSetting().phrases;
  return (
    <>
      <StepState step={step} />
      {(['plan', 'reason', 'evidence'] as const).map(
        (part) =>
          !isBlank(step[part]) && (
            <p key={part} class="wm-said" dir="auto">
              {say(`grader.${part}`, { text: step[part] })}
            </p>
          ),
      )}
      {step.evidenceLink !== '' && (
        <p>
          <Away to={step.evidenceLink}>
            <Icon node={externalLink} /> {say('grader.link')}
          </Away>
        </p>
      )}
    </>
  );
}

const LOOKS = {
  open: 'wm-tag',
  will_do: 'wm-tag',
  did_it: 'wm-tag wm-tag-done',
  need_help: 'wm-tag wm-tag-step',
  another_way: 'wm-tag',
};

function StepState({ step }: { step: StepCard }) {
  const { phrases, now } = useSetting();
  return (
    <p class="wm-row wm-soft">
      <span class={LOOKS[step.answer]}>
        {step.answer === 'did_it' && <Icon node={check} />}
        {step.answer === 'need_help' && <Icon node={handHelping} />}
        {phrases.say(`step.state.${step.answer}`)}
      </span>
      {step.closed && <span>{phrases.say('step.state.closed')}</span>}
      {step.answeredAt !== null && <span>{phrases.ago(step.answeredAt, now())}</span>}
    </p>
  );
}
