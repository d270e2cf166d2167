import { newId } from '../../model/ids.ts';
import { PROMPT_PARTS } from '../../model/kinds/prompt-words.ts';
import { isBlank } from '../../model/limits.ts';
import type { FeedbackCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { useBeside } from '../beside/useBeside.ts';
import { useSetting } from '../setting.tsx';
import { StepWords } from '../step/StepWords.tsx';
import { TeacherStep } from '../step/TeacherStep.tsx';
import { Thread } from '../step/Thread.tsx';
import { usePressed } from '../usePressed.ts';

/** Feedback a learner has, or had; its author can take it back. */
export function GivenFeedback({ feedback }: { feedback: FeedbackCard }) {
  const setting = useSetting();
  const { phrases, client, toasts } = setting;
  const { say } = phrases;
  const prompt = promptOf(feedback);
  const save = async (): Promise<void> => {
    const { savePrompt } = await import('../prompts/live.ts');
    if (prompt) await savePrompt(setting, prompt, feedback.learner.name);
  };
  const withdraw = async (): Promise<void> => {
    const outcome = await client.run({
      do: 'feedback.withdraw',
      feedback: feedback.id,
      trace: newId(),
    });
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
        {prompt && !setting.presenter && (
          <Button look="quiet" onClick={() => void save()}>
            {say('prompts.save.given')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The part of a comment that serves others too: the move, else the question, else what was noticed. */
function promptOf({ step, question, observation }: FeedbackCard) {
  const parts = { nextStep: step?.text ?? '', question, observation };
  const part = PROMPT_PARTS.find((one) => !isBlank(parts[one]));
  return part === undefined ? null : { part, text: parts[part], criterion: '' };
}

function PlainFeedback({ feedback }: { feedback: FeedbackCard }) {
  const { say } = useSetting().phrases;
  const card = usePressed<HTMLElement>([feedback.id]);
  const beside = useBeside();
  const { id, releasedAt, mine } = feedback;
  return (
    <article ref={card} class="wm-card">
      <StepWords
        step={{ ...feedback, text: '', releasedAt: releasedAt ?? 0, feedback: id }}
        mayMove={mine}
      />
      {beside && <beside.Seen of={feedback} step={null} />}
      {feedback.state === 'released' && (
        <Thread teaching of={feedback} label={say('step.reply', { name: feedback.learner.name })} />
      )}
    </article>
  );
}
