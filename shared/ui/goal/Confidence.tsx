import type { RecordId } from '../../model/ids.ts';
import { GOAL_STATUSES } from '../../model/kinds/goal.ts';
import type { Outcome } from '../../store/client.ts';
import type { GoalCard } from '../../store/views.ts';
import { usePhrases } from '../setting.tsx';
import { useId } from '../useId.ts';
import type { GoalChange } from './useGoal.ts';

type Write = (change: GoalChange) => Promise<Outcome>;
const LEVELS = [1, 2, 3, 4, 5];

export function Status({ goal, write }: { goal: GoalCard | null; write: Write }) {
  const { say } = usePhrases();
  const id = useId();
  return (
    <div class="wm-field">
      <label class="wm-label" for={id}>
        {say('goal.status')}
      </label>
      <select
        id={id}
        class="wm-input"
        value={goal?.fields.status ?? 'not_started'}
        onChange={(event) => {
          const status = GOAL_STATUSES.find((one) => one === event.currentTarget.value);
          if (status) void write({ status });
        }}
      >
        {GOAL_STATUSES.map((status) => (
          <option key={status} value={status}>
            {say(`goal.status.${status}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Confidence({
  id,
  goal,
  write,
}: {
  id: RecordId;
  goal: GoalCard | null;
  write: Write;
}) {
  const { say } = usePhrases();
  return (
    <fieldset>
      <legend class="wm-legend">{say('goal.confidence')}</legend>
      <div class="wm-confidence">
        <span>{say('goal.confidence.low')}</span>
        {LEVELS.map((n) => (
          <label key={n}>
            <input
              type="radio"
              name={`${id}-confidence`}
              aria-label={say('goal.confidence.value', { n })}
              checked={goal?.fields.confidence === n}
              onChange={() => void write({ confidence: n })}
            />
            <span aria-hidden="true">{n}</span>
          </label>
        ))}
        <span>{say('goal.confidence.high')}</span>
      </div>
    </fieldset>
  );
}
