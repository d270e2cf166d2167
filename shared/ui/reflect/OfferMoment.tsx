import { useSignal } from '@preact/signals';
import type { ContextId } from '../../model/ids.ts';
import { isBlank, lengthOf, TEXT_LIMIT } from '../../model/limits.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { PersonLabel } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Field } from '../base/Field.tsx';
import { Problem } from '../base/Problem.tsx';
import { useFocusOnClose, useFocusOnMount } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';

/** Words begun and not sent, by learner, so that they outlive their screen. */
const unsent = new Map<string, string>();

type Props = { learner: PersonLabel; context: ContextId };

/** Tells a learner what brave thing one saw; whether it becomes a brave moment is theirs to say. */
export function OfferMoment(props: Props) {
  const { say } = useSetting().phrases;
  const isOpen = useSignal(false);
  const opener = useFocusOnClose<HTMLButtonElement>(isOpen.value);
  const toggle = (): void => {
    isOpen.value = !isOpen.value;
  };
  if (isOpen.value) return <OfferForm {...props} onDone={toggle} />;
  return (
    <div class="wm-row">
      <Button look="quiet" buttonRef={opener} onClick={toggle}>
        {say('offer.open')}
      </Button>
    </div>
  );
}

function OfferForm({ learner, context, onDone }: Props & { onDone: () => void }) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const { id, name } = learner;
  const note = useSignal(unsent.get(id) ?? '');
  const code = useSignal<ErrorCode | null>(null);
  const empty = useSignal(false);
  const first = useFocusOnMount<HTMLTextAreaElement & HTMLInputElement>();
  const send = async (): Promise<void> => {
    empty.value = isBlank(note.value);
    if (empty.value) first.current?.focus();
    if (empty.value || lengthOf(note.value) > TEXT_LIMIT) return;
    const words = { next: '', path: '', evidence: '', note: note.value };
    const outcome = await client.run({
      ...{ do: 'suggestion.make', of: 'moment', goal: null },
      ...{ learner: id, context, words },
    });
    code.value = outcome.ok ? null : outcome.code;
    if (!outcome.ok) return;
    unsent.delete(id);
    toasts.show(say('offer.sent', { name }));
    onDone();
  };
  return (
    <form
      class="wm-suggestion"
      aria-label={say('offer.form', { name })}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{say('offer.form', { name })}</h3>
      <Field
        label={say('offer.note', { name })}
        hint={say('offer.hint', { name })}
        value={note.value}
        onInput={(words) => {
          note.value = words;
          unsent.set(id, words);
        }}
        problem={empty.value ? say('offer.empty') : null}
        fieldRef={first}
      />
      <Problem code={code.value} />
      <div class="wm-row">
        <button type="submit" class="wm-button wm-button-main">
          {say('app.send')}
        </button>
        <Button onClick={onDone}>{say('app.cancel')}</Button>
      </div>
    </form>
  );
}
