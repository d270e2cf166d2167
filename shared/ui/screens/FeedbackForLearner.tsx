import type { FeedbackCard } from '../../store/views.ts';
import { useBeside } from '../beside/useBeside.ts';
import { usePhrases } from '../setting.tsx';
import { StepWords } from '../step/StepWords.tsx';
import { Thread } from '../step/Thread.tsx';
import { usePressed } from '../usePressed.ts';

/** Feedback that asks for no step: what a teacher noticed, and a question. */
export function FeedbackForLearner({ feedback }: { feedback: FeedbackCard }) {
  const { say } = usePhrases();
  const card = usePressed<HTMLElement>([feedback.id]);
  const beside = useBeside();
  return (
    <article ref={card} class="wm-card">
      <StepWords
        step={{
          observation: feedback.observation,
          question: feedback.question,
          text: '',
          from: feedback.from,
          attempt: feedback.attempt,
          anchor: feedback.anchor,
          tied: feedback.tied,
          feedback: feedback.id,
          releasedAt: feedback.releasedAt ?? 0,
        }}
      />
      {beside && (
        <div class="wm-row">
          <beside.ReadAloud texts={[feedback.observation, feedback.question]} />
          <beside.SayRead feedback={feedback.id} read={feedback.read} />
        </div>
      )}
      <Thread of={feedback} label={say('step.reply', { name: feedback.from.name })} />
    </article>
  );
}
