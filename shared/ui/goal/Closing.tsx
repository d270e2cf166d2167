import { CLOSED_STATUSES, isClosedStatus } from '../../model/kinds/goal-words.ts';
import type { Outcome } from '../../store/client.ts';
import type { GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { useSetting } from '../setting.tsx';
import type { GoalChange } from './useGoal.ts';

/** Three ways for a goal to end, none of them better; and the way back. */
export function Closing({
  goal,
  write,
}: {
  goal: GoalCard;
  write: (change: GoalChange) => Promise<Outcome>;
}) {
  const { say } = useSetting().phrases;
  const { status, archived = false } = goal.fields;
  const isClosed = isClosedStatus(status);
  const ended = CLOSED_STATUSES.find((one) => one === status);
  return (
    <fieldset class="wm-stack">
      <legend class="wm-legend">{say('goal.end')}</legend>
      <div class="wm-ends">
        {CLOSED_STATUSES.map((one) => (
          <Button
            key={one}
            aria-pressed={status === one}
            onClick={() => void write({ status: one })}
          >
            {say(`goal.status.${one}`)}
          </Button>
        ))}
      </div>
      <p class="wm-soft" role="status">
        {ended && say(`goal.end.${ended}`)}
      </p>
      <div class="wm-row">
        {isClosed && (
          <Button onClick={() => void write({ status: 'trying' })}>{say('goal.reopen')}</Button>
        )}
        <Button look="quiet" onClick={() => void write({ archived: !archived })}>
          {say(archived ? 'goal.unarchive' : 'goal.archive')}
        </Button>
      </div>
    </fieldset>
  );
}
