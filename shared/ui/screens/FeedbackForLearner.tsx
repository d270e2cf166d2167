import type { FeedbackCard } from '../../store/views.ts';
import { StepWords } from '../step/StepWords.tsx';
import { usePressed } from '../usePressed.ts';

/** Feedback that asks for no step: what a teacher noticed, and a question. */
export function FeedbackForLearner({ feedback }: { feedback: FeedbackCard }) {
  const card = usePressed<HTMLElement>([feedback.id]);
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
    </article>
  );
}
