import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { RecordId } from '../../model/ids.ts';
import { isClosedStatus } from '../../model/kinds/goal-words.ts';
import type { GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Said } from '../base/Said.tsx';
import { useSetting } from '../setting.tsx';

const QUIET_MS = 14 * 86_400_000;
/** Put off for as long as the page stands. */
const putOff = new Set<RecordId>();

const touchedAt = ({ changedAt, checkIns, evidence }: GoalCard): number =>
  Math.max(changedAt, ...[...checkIns, ...evidence].map(({ madeAt }) => madeAt));

/** One goal nobody has looked at for two weeks, for its owner alone, who can have this never again. */
export function Nudge({
  goals,
  onOpen,
}: {
  goals: readonly GoalCard[];
  onOpen: (goal: RecordId) => void;
}) {
  const { phrases, client, toasts, now, presenter } = useSetting();
  const { say } = phrases;
  // What comes of age while one reads does not come up in between.
  const [before] = useState(() => now() - QUIET_MS);
  const isDone = useSignal(false);
  const [goal] = goals
    .filter(
      ({ id, fields }) => !putOff.has(id) && !fields.archived && !isClosedStatus(fields.status),
    )
    .filter((one) => one.fields.next && touchedAt(one) < before)
    .sort((a, b) => touchedAt(a) - touchedAt(b));
  if (goal === undefined || presenter || isDone.value) return null;
  const end = (): void => {
    putOff.add(goal.id);
    isDone.value = true;
  };
  const never = async (): Promise<void> => {
    const outcome = await client.run({ do: 'preference.set', nudges: false });
    if (!outcome.ok) return toasts.show(say(`error.${outcome.code}`));
    toasts.show(say('goal.nudge.gone'), {
      undo: () => void client.run({ do: 'preference.set', nudges: true }),
    });
  };
  return (
    <aside class="wm-card" aria-label={say('goal.nudge')}>
      <h3>{say('goal.nudge')}</h3>
      <Said text={goal.fields.next ?? ''} />
      <p class="wm-soft">{say('goal.nudge.private')}</p>
      <div class="wm-row">
        <Button
          onClick={() => {
            end();
            onOpen(goal.id);
          }}
        >
          {say('goal.check_in')}
        </Button>
        <Button look="quiet" onClick={end}>
          {say('goal.nudge.later')}
        </Button>
        <Button look="quiet" onClick={() => void never()}>
          {say('goal.nudge.never')}
        </Button>
      </div>
    </aside>
  );
}
