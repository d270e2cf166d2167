import { isBlank } from '../../model/limits.ts';
import type { StepCard } from '../../store/views.ts';
import { Icon } from '../base/Icon.tsx';
import { check, externalLink, handHelping } from '../base/icons.ts';
import { useBeside } from '../beside/useBeside.ts';
import { wordsOf } from '../marking.ts';
import { useSetting } from '../setting.tsx';
import { usePressed } from '../usePressed.ts';
import { StepWords } from './StepWords.tsx';
import { Thread } from './Thread.tsx';

/** One next step as its teacher sees it: what was asked, and what the learner says. */
export function TeacherStep({
  step,
  where = false,
  mine = false,
}: {
  step: StepCard;
  where?: boolean;
  /** The feedback is the reader's own. */
  mine?: boolean;
}) {
  const { say } = useSetting().phrases;
  const card = usePressed<HTMLElement>(wordsOf(step));
  const beside = useBeside();
  return (
    <article ref={card} class="wm-card" aria-label={step.text}>
      {where && step.assignment && (
        <p class="wm-soft" dir="auto">
          {step.assignment.title}
        </p>
      )}
      <StepWords step={step} mayMove={mine} />
      {beside && <beside.Finds step={step} onChange={null} />}
      <StepState step={step} />
      {(['plan', 'reason', 'evidence'] as const).map(
        (part) =>
          !isBlank(step[part]) && (
            <p key={part} class="wm-said" dir="auto">
              {say(`grader.${part}`, { text: step[part] })}
            </p>
          ),
      )}
      {/^https?:\/\//i.test(step.evidenceLink) && (
        <p>
          <a href={step.evidenceLink} target="_blank" rel="noopener noreferrer">
            <Icon node={externalLink} /> {say('grader.link')}
          </a>
        </p>
      )}
      {beside && <beside.Seen of={step} step={step} />}
      <Thread
        of={step}
        label={say('step.reply', { name: step.learner.name })}
        open={step.answer === 'need_help' && !step.closed}
      />
    </article>
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
