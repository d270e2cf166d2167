import type { RecordId } from '../../model/ids.ts';
import { GOAL_CHOICES } from '../../model/kinds/goal-words.ts';
import { LINE_LIMIT } from '../../model/limits.ts';
import type { Outcome } from '../../store/client.ts';
import type { GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { DayInput } from '../base/DayInput.tsx';
import { isOver } from '../base/day.ts';
import { KeptField } from '../base/KeptField.tsx';
import { useSetting } from '../setting.tsx';
import { useId } from '../useId.ts';
import type { GoalChange } from './useGoal.ts';

type Write = (change: GoalChange) => Promise<Outcome>;
type Part = { id: RecordId; goal: GoalCard; write: Write };

/** Want, should or could; by when; and what to do when something comes in the way. None of it has to be said. */
export function GoalPlan(props: Part) {
  return (
    <>
      <Choice {...props} />
      <By {...props} />
      <IfThen {...props} />
    </>
  );
}

function Choice({ goal, write }: Part) {
  const { say } = useSetting().phrases;
  const chosen = goal.fields.choice ?? null;
  return (
    <fieldset>
      <legend class="wm-legend">{say('goal.choice')}</legend>
      <div class="wm-row">
        {GOAL_CHOICES.map((choice) => (
          <Button
            key={choice}
            aria-pressed={chosen === choice}
            onClick={() => void write({ choice: chosen === choice ? null : choice })}
          >
            {say(`goal.choice.${choice}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

function By({ goal, write }: Part) {
  const { phrases, now } = useSetting();
  const { say } = phrases;
  const id = useId();
  const { by = null } = goal.fields;
  return (
    <div class="wm-field">
      <label class="wm-label" for={id}>
        {say('goal.by')}
      </label>
      <span id={`${id}-hint`} class="wm-soft">
        {say('goal.by.hint')}
      </span>
      <DayInput
        id={id}
        day={by}
        describedBy={`${id}-hint ${id}-over`}
        onDay={(by) => void write({ by })}
      />
      <span id={`${id}-over`} class="wm-soft" role="status">
        {isOver(by, now()) && say('goal.by.over')}
      </span>
    </div>
  );
}

function IfThen({ id, goal, write }: Part) {
  const { say } = useSetting().phrases;
  return (
    <fieldset class="wm-stack">
      <legend class="wm-legend">{say('goal.if_then')}</legend>
      <KeptField
        name={`${id}.obstacle`}
        stored={goal.fields.obstacle ?? ''}
        save={(obstacle) => write({ obstacle })}
        label={say('goal.obstacle')}
        kind="line"
        limit={LINE_LIMIT}
        optional
      />
      <KeptField
        name={`${id}.response`}
        stored={goal.fields.response ?? ''}
        save={(response) => write({ response })}
        label={say('goal.response')}
        kind="line"
        limit={LINE_LIMIT}
        optional
      />
    </fieldset>
  );
}
