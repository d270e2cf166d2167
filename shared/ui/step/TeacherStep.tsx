import type { StepCard } from '../../store/views.ts';
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
      {beside && <beside.StepSays step={step} />}
      {beside && <beside.Seen of={step} step={step} />}
      <Thread
        teaching
        of={step}
        label={say('step.reply', { name: step.learner.name })}
        open={step.answer === 'need_help' && !step.closed}
      />
    </article>
  );
}
