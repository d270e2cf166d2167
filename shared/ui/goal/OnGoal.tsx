import { GOAL_QUESTIONS } from '../../model/kinds/goal-words.ts';
import type { FeedbackCard } from '../../store/views.ts';
import { ReadAloud } from '../base/ReadAloud.tsx';
import { useSetting } from '../setting.tsx';
import { StepWords } from '../step/StepWords.tsx';

/** What teachers said on a goal, a check-in or evidence. A step stands among the others, where it is answered. */
export function OnGoal({ feedback }: { feedback: readonly FeedbackCard[] }) {
  const { say } = useSetting().phrases;
  return (
    <>
      {feedback.map((one) => {
        const question = GOAL_QUESTIONS.find((part) => part === one.on?.part);
        return (
          <div key={one.id} class="wm-on">
            {question && <p class="wm-soft">{say(`goal.q.${question}`)}</p>}
            <StepWords
              step={{
                observation: one.observation,
                question: one.question,
                text: one.step?.text ?? '',
                from: one.from,
                attempt: null,
                anchor: null,
                tied: one.tied,
                feedback: one.id,
                releasedAt: one.releasedAt ?? 0,
              }}
            />
            <div class="wm-row">
              <ReadAloud texts={[one.observation, one.step?.text, one.question]} />
            </div>
          </div>
        );
      })}
    </>
  );
}
