import { isBlank } from '../../model/limits.ts';
import type { StepCard } from '../../store/views.ts';
import { Away } from '../base/Away.tsx';
import { Icon } from '../base/Icon.tsx';
import { externalLink } from '../base/icons.ts';
import { useSetting } from '../setting.tsx';

/** What its learner answered before, to be read; the form for it stands behind a press. */
export function Answered({ step }: { step: StepCard }) {
  const { phrases, now } = useSetting();
  const { say } = phrases;
  const { answer, answeredAt, by, closed } = step;
  if (answer === 'open') return null;
  return (
    <>
      <p class="wm-row wm-soft">
        <span class={answer === 'did_it' ? 'wm-tag wm-tag-done' : 'wm-tag'}>
          {say(`step.answer.${answer}`)}
        </span>
        {closed && <span>{say('step.state.closed')}</span>}
        {answeredAt !== null && <span>{phrases.ago(answeredAt, now())}</span>}
      </p>
      {(['plan', 'reason', 'evidence'] as const).map(
        (part) =>
          !isBlank(step[part]) && (
            <div key={part}>
              <h4 class="wm-label">{say(`step.${part}`)}</h4>
              <p class="wm-said" dir="auto">
                {step[part]}
              </p>
            </div>
          ),
      )}
      {step.evidenceLink !== '' && (
        <p>
          <Away to={step.evidenceLink}>
            <Icon node={externalLink} /> {say('grader.link')}
          </Away>
        </p>
      )}
      {by !== null && !closed && (
        <p class="wm-soft">
          {say('day.label')}: {phrases.day(by)}
        </p>
      )}
    </>
  );
}
