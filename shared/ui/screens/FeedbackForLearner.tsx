import type { FeedbackCard } from '../../store/views.ts';
import { StepWords } from '../step/StepWords.tsx';

/** Feedback that asks for no step: what a teacher noticed, and a question. */
export function FeedbackForLearner({ feedback }: { feedback: FeedbackCard }) {
  return (
    <article class="wm-card">
      <StepWords
        step={{
          observation: feedback.observation,
          question: feedback.question,
          text: '',
          from: feedback.from,
          attempt: feedback.attempt,
          releasedAt: feedback.releasedAt ?? 0,
        }}
      />
    </article>
  );
}
