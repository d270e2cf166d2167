import type { Signal } from '@preact/signals';
import { GOAL_QUESTIONS } from '../../model/kinds/goal-words.ts';
import { isBlank } from '../../model/limits.ts';
import type { FeedbackCard, GoalCard, On } from '../../store/views.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { GivenFeedback } from '../grader/GivenFeedback.tsx';
import { useSetting } from '../setting.tsx';
import { OnGoal } from './OnGoal.tsx';
import { Part } from './Part.tsx';

type Props = { goal: GoalCard; wanted: Signal<On | null> };

/** All of a goal that is shared, to be read and commented on. Open where somebody has said something on it. */
export function WholeGoal({ goal, wanted, open = false }: Props & { open?: boolean }) {
  const { say } = useSetting().phrases;
  const hanging = [...goal.checkIns, ...goal.evidence];
  const isSaidOn = [goal, ...hanging].some(({ feedback }) => feedback.length > 0);
  return (
    <Disclosure title={say('onown.whole')} open={open || isSaidOn}>
      <GoalParts goal={goal} wanted={wanted} />
    </Disclosure>
  );
}

/** The part of a goal that feedback names; '' where this screen has none of that name. */
const placeOf = ({ on }: FeedbackCard): string =>
  [...GOAL_QUESTIONS, 'response'].find((part) => part === on?.part) ?? '';

export function GoalParts({ goal, wanted }: Props) {
  const { phrases } = useSetting();
  const { say } = phrases;
  const { fields, feedback } = goal;
  const { obstacle = '', response = '', by = null, confidence = null } = fields;
  const saidOn = (part: string) => feedback.filter((one) => placeOf(one) === part);
  const about = [
    by === null ? '' : say('onown.by', { day: phrases.day(by) }),
    confidence === null ? '' : say('onown.sure', { n: confidence }),
  ].filter((part) => part !== '');
  return (
    <>
      {about.length > 0 && <p class="wm-soft">{about.join(' · ')}</p>}
      {GOAL_QUESTIONS.filter((one) => !isBlank(fields[one]) || saidOn(one).length > 0).map(
        (question) => (
          <Part
            key={question}
            title={say(`goal.q.${question}`)}
            words={fields[question] ?? ''}
            on={{ record: goal.id, part: question }}
            feedback={saidOn(question)}
            wanted={wanted}
          />
        ),
      )}
      {(!isBlank(obstacle) || !isBlank(response) || saidOn('response').length > 0) && (
        <Part
          title={say('onown.part.response')}
          words={say('onown.plan', { obstacle: obstacle || '…', response: response || '…' })}
          on={{ record: goal.id, part: 'response' }}
          feedback={saidOn('response')}
          wanted={wanted}
        />
      )}
      {saidOn('').map((one) => (
        <GivenFeedback key={one.id} feedback={one} />
      ))}
      <OnGoal goal={goal} wanted={wanted} />
    </>
  );
}
