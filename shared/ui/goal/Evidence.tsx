import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { newId, type RecordId } from '../../model/ids.ts';
import { LINE_LIMIT } from '../../model/limits.ts';
import type { Outcome } from '../../store/client.ts';
import type { GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { KeptField } from '../base/KeptField.tsx';
import { Passage } from '../base/Passage.tsx';
import { useFocusOnClose, useFocusOnMount } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';
import { leave } from '../useKept.ts';
import { addressOf, isAddressSoFar } from './address.ts';
import { gathering } from './gathering.ts';

/** What shows that a goal moves: in words, by an address, a file's name, or words marked in the work beside. */
export function Evidence({ goal, id }: { goal: GoalCard; id: Signal<RecordId | null> }) {
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
          {say('goal.evidence.add')}
        </Button>
      </div>
    );
  return (
    <EvidenceForm
      key={id.value}
      id={id.value}
      goal={goal}
      onDone={() => {
        id.value = null;
      }}
    />
  );
}

type Change = { text?: string; link?: string; file?: string };

function EvidenceForm({ id, goal, onDone }: { id: RecordId; goal: GoalCard; onDone: () => void }) {
  const { phrases, client, marking } = useSetting();
  const { say } = phrases;
  const box = useRef<HTMLFieldSetElement>(null);
  const first = useFocusOnMount<HTMLTextAreaElement & HTMLInputElement>();
  const made = goal.evidence.find((one) => one.id === id);
  const write = (change: Change): Promise<Outcome> =>
    client.run({ do: 'evidence.write', evidence: id, goal: goal.id, ...change });
  const done = (): void => {
    void client.run({ do: 'entry.leave', record: id });
    onDone();
  };
  // While this is open, words selected in the work beside are for it.
  useEffect(() => {
    gathering.value = { evidence: id, goal: goal.id };
    return () => {
      gathering.value = null;
    };
  }, [id, goal.id]);
  return (
    <fieldset class="wm-stack wm-sunk" ref={box}>
      <legend class="wm-legend">{say('goal.evidence.add')}</legend>
      {made?.anchor && <Passage anchor={made.anchor} feedback={id} />}
      <p class="wm-soft">{say(marking === null ? 'goal.evidence.paste' : 'goal.evidence.mark')}</p>
      <KeptField
        name={`${id}.text`}
        stored={made?.text ?? ''}
        save={(text) => write({ text })}
        label={say('goal.evidence.text')}
        fieldRef={first}
        optional
      />
      <KeptField
        name={`${id}.link`}
        stored={made?.link ?? ''}
        save={async (typed) => {
          const link = addressOf(typed);
          return link === null ? { ok: false, code: 'bad_value' } : write({ link });
        }}
        check={(typed, typing) =>
          addressOf(typed) !== null || (typing && isAddressSoFar(typed))
            ? null
            : say('goal.evidence.link.bad')
        }
        label={say('goal.evidence.link')}
        kind="link"
        limit={LINE_LIMIT}
        optional
      />
      <KeptField
        name={`${id}.file`}
        stored={made?.file ?? ''}
        save={(file) => write({ file })}
        label={say('goal.evidence.file')}
        hint={say('goal.evidence.file.hint')}
        kind="line"
        limit={LINE_LIMIT}
        optional
      />
      <div class="wm-row">
        <Button look="main" onClick={() => void leave(box.current, `${id}.`, done)}>
          {say('goal.evidence.done')}
        </Button>
      </div>
    </fieldset>
  );
}
