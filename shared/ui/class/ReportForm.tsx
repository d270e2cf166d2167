import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { type ContextId, newId, type RecordId } from '../../model/ids.ts';
import { lengthOf, TEXT_LIMIT } from '../../model/limits.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import { Button } from '../base/Button.tsx';
import { Field } from '../base/Field.tsx';
import { Problem } from '../base/Problem.tsx';
import { useFocusOnMount } from '../base/useFocus.ts';
import { useTyped } from '../beside/useTyped.ts';
import { useSetting } from '../setting.tsx';
import { goOnFrom } from './goOn.ts';

/** Tells the teachers that something should perhaps not stand there. Who has no words for it needs none. */
export function ReportForm({
  context,
  record,
  onLeave,
}: {
  context: ContextId;
  record: RecordId;
  onLeave: () => void;
}) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const reason = useTyped(`report ${record}`);
  const code = useSignal<ErrorCode | null>(null);
  const sent = useRef(false);
  const first = useFocusOnMount<HTMLTextAreaElement & HTMLInputElement>();
  const send = async (): Promise<void> => {
    if (sent.current) return;
    if (lengthOf(reason.text) > TEXT_LIMIT) return first.current?.focus();
    sent.current = true;
    const told = { context, record, reason: reason.text.trim() };
    const outcome = await client.run({ do: 'report.make', report: newId(), ...told });
    code.value = outcome.ok ? null : outcome.code;
    sent.current = outcome.ok;
    if (!outcome.ok) return;
    reason.clear();
    // Its card goes.
    goOnFrom(first.current);
    toasts.show(say('class.tell.sent'));
  };
  return (
    <form
      class="wm-suggestion"
      aria-label={say('class.tell.form')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={say('class.tell.why')}
        optional
        value={reason.text}
        onInput={reason.write}
        fieldRef={first}
      />
      <p class="wm-soft">{say('class.tell.seen')}</p>
      <Problem code={code.value} />
      <div class="wm-row">
        <button type="submit" class="wm-button wm-button-main">
          {say('class.tell.send')}
        </button>
        <Button onClick={onLeave}>{say('app.cancel')}</Button>
      </div>
    </form>
  );
}
