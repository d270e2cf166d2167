import type { QuestionCard } from '../../store/owned-views.ts';
import { Passage } from '../base/Passage.tsx';
import { Said } from '../base/Said.tsx';
import { useSetting } from '../setting.tsx';

/** A question, and the words of the work it is about. */
export function QuestionWords({ question, where }: { question: QuestionCard; where: boolean }) {
  const { say } = useSetting().phrases;
  const { id, anchor, quoted, assignment, course } = question;
  const about = [assignment?.title ?? '', course].filter((name) => name !== '');
  return (
    <>
      {where && about.length > 0 && (
        <p class="wm-soft" dir="auto">
          {about.join(' · ')}
        </p>
      )}
      {anchor && <Passage anchor={anchor} feedback={id} />}
      {quoted && (
        <blockquote class="wm-quoted" dir="auto">
          {quoted}
        </blockquote>
      )}
      <Said text={question.text} />
      {question.closed && <p class="wm-soft">{say('step.state.closed')}</p>}
    </>
  );
}
