import type { FeedbackCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { useSetting } from '../setting.tsx';
import { StepWords } from '../step/StepWords.tsx';
import { TeacherStep } from '../step/TeacherStep.tsx';
import { usePressed } from '../usePressed.ts';

/** Feedback a learner has, or had; its author can take it back. */
export function GivenFeedback({ feedback }: { feedback: FeedbackCard }) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const withdraw = async (): Promise<void> => {
    const outcome = await client.run({ do: 'feedback.withdraw', feedback: feedback.id });
    toasts.show(
      outcome.ok
        ? say('grader.withdrawn.toast', { name: feedback.learner.name })
        : say(`error.${outcome.code}`),
    );
  };
  return (
    <div class="wm-stack">
      {feedback.step ? (
        <TeacherStep step={feedback.step} mine={feedback.mine} />
      ) : (
        <PlainFeedback feedback={feedback} />
      )}
      <div class="wm-row">
        {feedback.state === 'withdrawn' && <span class="wm-soft">{say('grader.withdrawn')}</span>}
        {feedback.state === 'released' && feedback.mine && (
          <Button look="quiet" onClick={() => void withdraw()}>
            {say('grader.withdraw')}
          </Button>
        )}
      </div>
    </div>
  );
}

function PlainFeedback({ feedback }: { feedback: FeedbackCard }) {
  const card = usePressed<HTMLElement>(feedback.id);
  const { id, releasedAt, mine } = feedback;
  return (
    <article ref={card} class="wm-card">
      <StepWords
        step={{ ...feedback, text: '', releasedAt: releasedAt ?? 0, feedback: id }}
        mayMove={mine}
      />
    </article>
  );
}
