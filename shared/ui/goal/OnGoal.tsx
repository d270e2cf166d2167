import { GOAL_QUESTIONS } from '../../model/kinds/goal-words.ts';
import type { FeedbackCard } from '../../store/views.ts';
import { ReadAloud } from '../base/ReadAloud.tsx';
import { useSetting } from '../setting.tsx';
import { StepWords } from '../step/StepWords.tsx';

/** The question of a goal that feedback is about; undefined: all of it, or what stands further down. */
export const questionOf = ({ on }: FeedbackCard) =>
  GOAL_QUESTIONS.find((part) => part === on?.part);

/** What teachers said on a goal, a check-in or evidence. A step stands among the others, where it is answered. */
export function OnGoal({
  feedback,
  named = true,
}: {
  feedback: readonly FeedbackCard[];
  /** Says which question it is about, where it does not stand under it. */
  named?: boolean;
}) {
  const { say } = useSetting().phrases;
  return (
    <>
      {feedback.map((one) => {
        const question = named ? questionOf(one) : undefined;
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
