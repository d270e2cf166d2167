import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { newId, type RecordId } from '../../model/ids.ts';
import type { GoalStatus } from '../../model/kinds/goal-words.ts';
import type { Outcome } from '../../store/client.ts';
import type { GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { KeptField } from '../base/KeptField.tsx';
import { Problem } from '../base/Problem.tsx';
import { useFocusOnClose, useFocusOnMount } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';
import { leave } from '../useKept.ts';
import { Confidence } from './Confidence.tsx';

/** What is not the end of a goal; each end has a button of its own (Closing.tsx). */
const ON_THE_WAY = ['not_started', 'trying', 'stuck'] as const satisfies GoalStatus[];

/** How is it going? One field, where one stands, how sure one is; each of them enough, and kept under today's date. */
export function CheckIn({ goal, id }: { goal: GoalCard; id: Signal<RecordId | null> }) {
  const { say } = useSetting().phrases;
  const opener = useFocusOnClose<HTMLButtonElement>(id.value !== null);
  if (id.value === null)
    return (
      <div class="wm-row">
        <Button
          buttonRef={opener}
          onClick={() => {
            id.value = newId();
          }}
        >
          {say('goal.check_in')}
        </Button>
      </div>
    );
  return (
    <CheckInForm
      key={id.value}
      id={id.value}
      goal={goal}
      onDone={() => {
        id.value = null;
      }}
    />
  );
}

function CheckInForm({ id, goal, onDone }: { id: RecordId; goal: GoalCard; onDone: () => void }) {
  const { phrases, client } = useSetting();
  const { say } = phrases;
  const outcome = useSignal<Outcome>({ ok: true });
  const box = useRef<HTMLFieldSetElement>(null);
  const first = useFocusOnMount<HTMLTextAreaElement & HTMLInputElement>();
  const made = goal.checkIns.find((one) => one.id === id);
  const write = async (change: Change): Promise<Outcome> => {
    outcome.value = await client.run({
      do: 'check_in.write',
      checkIn: id,
      goal: goal.id,
      ...change,
    });
    return outcome.value;
  };
  const done = (): void => {
    void client.run({ do: 'entry.leave', record: id });
    onDone();
  };
  return (
    <fieldset class="wm-stack wm-sunk" ref={box}>
      <legend class="wm-legend">{say('goal.check_in')}</legend>
      <KeptField
        name={`${id}.text`}
        stored={made?.text ?? ''}
        save={(text) => write({ text })}
        label={say('goal.check_in.text')}
        fieldRef={first}
        hint={say('goal.check_in.hint')}
        optional
      />
      <fieldset>
        <legend class="wm-legend">{say('goal.status')}</legend>
        <div class="wm-row">
          {ON_THE_WAY.map((status) => (
            <Button
              key={status}
              aria-pressed={made?.status === status}
              onClick={() => void write({ status })}
            >
              {say(`goal.status.${status}`)}
            </Button>
          ))}
        </div>
      </fieldset>
      <Confidence
        name={id}
        value={made?.confidence ?? null}
        onChoose={(confidence) => void write({ confidence })}
      />
      <Problem code={outcome.value.ok ? null : outcome.value.code} />
      <div class="wm-row">
        <Button look="main" onClick={() => void leave(box.current, `${id}.`, done)}>
          {say('goal.check_in.done')}
        </Button>
      </div>
    </fieldset>
  );
}
type Change = { text?: string; status?: GoalStatus; confidence?: number };
