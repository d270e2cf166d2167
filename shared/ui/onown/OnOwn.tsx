import { GOAL_QUESTIONS } from '../../model/kinds/goal-words.ts';
import type { FeedbackCard } from '../../store/views.ts';
import { FeedbackForLearner } from '../screens/FeedbackForLearner.tsx';
import { useSetting } from '../setting.tsx';
import { LearnerStep } from '../step/LearnerStep.tsx';

/** What teachers said on something of one's own, to stand with it: who, what they noticed, the step, the question. */
export function OnOwn({ feedback }: { feedback: readonly FeedbackCard[] }) {
  const { say } = useSetting().phrases;
  if (feedback.length === 0) return null;
  return (
    <div class="wm-stack">
      {feedback.map((one) => {
        const question = GOAL_QUESTIONS.find((part) => part === one.on?.part);
        return (
          <div key={one.id} class="wm-part">
            {question && <p class="wm-soft">{say(`goal.q.${question}`)}</p>}
            {one.step ? <LearnerStep step={one.step} /> : <FeedbackForLearner feedback={one} />}
          </div>
        );
      })}
    </div>
  );
}
