import type { GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { useSetting } from '../setting.tsx';
import { GoalSummary } from './GoalSummary.tsx';
import { nameOf } from './nameOf.ts';

/** Goals put away: out of the way, and not gone. */
export function PutAway({ goals }: { goals: readonly GoalCard[] }) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const takeOut = async ({ id: goal, context }: GoalCard): Promise<void> => {
    const outcome = await client.run({ do: 'goal.write', goal, context, archived: false });
    if (!outcome.ok) toasts.show(say(`error.${outcome.code}`));
  };
  return (
    <Disclosure title={phrases.count('goal.away', goals.length)}>
      {goals.map((goal) => (
        <GoalSummary key={goal.id} goal={goal}>
          <div class="wm-row">
            <Button
              aria-label={say('goal.unarchive.named', {
                goal: nameOf(goal) ?? say('goal.untitled'),
              })}
              onClick={() => void takeOut(goal)}
            >
              {say('goal.unarchive')}
            </Button>
          </div>
        </GoalSummary>
      ))}
    </Disclosure>
  );
}
