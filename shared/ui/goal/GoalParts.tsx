import { useSignal } from '@preact/signals';
import { newId, type RecordId } from '../../model/ids.ts';
import type { Outcome } from '../../store/client.ts';
import type { GoalCard } from '../../store/views.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { useSetting } from '../setting.tsx';
import { CheckIn } from './CheckIn.tsx';
import { Closing } from './Closing.tsx';
import { Evidence } from './Evidence.tsx';
import { GoalPlan } from './GoalPlan.tsx';
import { OnGoal, questionOf } from './OnGoal.tsx';
import { GoalTags } from './Tags.tsx';
import { Timeline } from './Timeline.tsx';
import type { GoalChange } from './useGoal.ts';

/** What there is to a goal besides its questions: how it goes, what shows it, what was said, more to plan, and its end. */
export function GoalParts({
  goal,
  write,
  checksIn,
}: {
  goal: GoalCard;
  write: (change: GoalChange) => Promise<Outcome>;
  /** It was opened to check in. */
  checksIn: boolean;
}) {
  const { say } = useSetting().phrases;
  const checkIn = useSignal<RecordId | null>(checksIn ? newId() : null);
  const evidence = useSignal<RecordId | null>(null);
  return (
    <>
      <OnGoal feedback={goal.feedback.filter((one) => questionOf(one) === undefined)} />
      <CheckIn goal={goal} id={checkIn} />
      <Evidence goal={goal} id={evidence} />
      <Timeline goal={goal} mayRemove without={[checkIn.value, evidence.value]} />
      <Disclosure title={say('goal.more')}>
        <GoalPlan id={goal.id} goal={goal} write={write} />
        <GoalTags goal={goal} write={write} />
      </Disclosure>
      <Closing goal={goal} write={write} />
    </>
  );
}
