import { useSignal } from '@preact/signals';
import * as v from 'valibot';
import type { ErrorCode } from '../../protocol/errors.ts';
import { PairingCode } from '../../protocol/http.ts';
import { EmptyState } from '../base/EmptyState.tsx';
import { Field } from '../base/Field.tsx';
import { Problem } from '../base/Problem.tsx';
import { usePhrases } from '../setting.tsx';

/** The kept home where nobody is kept, not yet or not any more: the way in, and where a code is typed. */
export function PhoneStart({
  ended,
  problem = null,
  onCode,
}: {
  ended: boolean;
  problem?: ErrorCode | null;
  onCode: (code: string) => void;
}) {
  const { say } = usePhrases();
  const code = useSignal('');
  const isSent = useSignal(false);
  const parsed = v.safeParse(PairingCode, code.value);
  const why = ended ? 'ended' : 'start';
  const submit = (event: Event): void => {
    event.preventDefault();
    isSent.value = true;
    if (parsed.success) onCode(parsed.output);
  };
  return (
    <div class="wm-stack">
      <EmptyState level={2} title={say(`phone.${why}.title`)} body={say(`phone.${why}.body`)} />
      <Problem code={problem} />
      <form class="wm-card" onSubmit={submit} noValidate>
        <Field
          kind="line"
          label={say('phone.code')}
          hint={say('phone.code.hint')}
          value={code.value}
          problem={isSent.value && !parsed.success ? say('phone.code.bad') : null}
          onInput={(text) => {
            code.value = text;
          }}
        />
        <div class="wm-row">
          <button type="submit" class="wm-button wm-button-main">
            {say('phone.code.next')}
          </button>
        </div>
      </form>
    </div>
  );
}
