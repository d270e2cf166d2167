import { useSignal } from '@preact/signals';
import type { ContextId } from '../../model/ids.ts';
import { isBlank, lengthOf, TEXT_LIMIT } from '../../model/limits.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { PersonLabel } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Field } from '../base/Field.tsx';
import { Problem } from '../base/Problem.tsx';
import { useFocusOnClose, useFocusOnMount } from '../base/useFocus.ts';
import { useTyped } from '../beside/useTyped.ts';
import { useSetting } from '../setting.tsx';

type Props = { learner: PersonLabel; context: ContextId };

/** A teacher saw something brave, and says so to whom it was; whether it is kept is theirs. */
export function OfferMoment(props: Props) {
  const { say } = useSetting().phrases;
  const open = useSignal(false);
  const opener = useFocusOnClose<HTMLButtonElement>(open.value);
  if (open.value)
    return (
      <OfferForm
        {...props}
        onDone={() => {
          open.value = false;
        }}
      />
    );
  return (
    <div class="wm-row">
      <Button
        look="quiet"
        buttonRef={opener}
        onClick={() => {
          open.value = true;
        }}
      >
        {say('moment.offer')}
      </Button>
    </div>
  );
}

function OfferForm({ learner, context, onDone }: Props & { onDone: () => void }) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const { name } = learner;
  const note = useTyped(`moment ${context} ${learner.id}`);
  const empty = useSignal(false);
  const code = useSignal<ErrorCode | null>(null);
  const first = useFocusOnMount<HTMLTextAreaElement & HTMLInputElement>();
  const send = async (): Promise<void> => {
    empty.value = isBlank(note.text);
    if (empty.value || lengthOf(note.text) > TEXT_LIMIT) return first.current?.focus();
    const outcome = await client.run({
      ...{ do: 'suggestion.make', of: 'moment', learner: learner.id, context, goal: null },
      words: { next: '', path: '', evidence: '', note: note.text.trim() },
    });
    code.value = outcome.ok ? null : outcome.code;
    if (!outcome.ok) return;
    note.clear();
    toasts.show(say('moment.offered', { name }));
    onDone();
  };
  return (
    <form
      class="wm-suggestion"
      aria-label={say('moment.form', { name })}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{say('moment.form', { name })}</h3>
      <p class="wm-soft">{say('moment.form.law', { name })}</p>
      <Field
        label={say('moment.form.note')}
        hint={say('moment.form.hint')}
        value={note.text}
        onInput={(words) => {
          empty.value = false;
          note.write(words);
        }}
        problem={empty.value ? say('moment.form.empty') : null}
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
