import { useSignal } from '@preact/signals';
import * as v from 'valibot';
import { PairingCode } from '../../shared/protocol/http.ts';
import { Button } from '../../shared/ui/base/Button.tsx';
import { Field } from '../../shared/ui/base/Field.tsx';
import { usePhrases } from '../../shared/ui/setting.tsx';
import { webOrigin } from '../background/origins.ts';
import { ask } from './ask.ts';
import type { PairingState } from './pairing-state.ts';

/** Pairing without a toolbar button: the address of the server and the code from its page. */
export function CodeForm({ state, onCancel }: { state: PairingState; onCancel?: () => void }) {
  const { say } = usePhrases();
  const address = useSignal('');
  const code = useSignal('');
  const isSent = useSignal(false);
  const server = webOrigin(address.value.trim());
  const isBegun = address.value !== '' || code.value !== '' || isSent.value;
  const parsed = v.safeParse(PairingCode, code.value);

  const onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    isSent.value = true;
    if (server === null || !parsed.success) return;
    const reply = await ask({ type: 'pairing.code', server, code: parsed.output });
    state.problem.value = reply.ok ? null : reply.code;
    if (reply.ok) state.pairing.value = reply.answer.pairing;
  };
  return (
    <form class="wm-card" onSubmit={(event) => void onSubmit(event)} noValidate>
      <h2>{say('pairing.type')}</h2>
      <Field
        kind="link"
        label={say('pairing.address')}
        value={address.value}
        problem={isSent.value && server === null ? say('pairing.address.bad') : null}
        onInput={(text) => {
          address.value = text;
        }}
      />
      <Field
        kind="line"
        label={say('pairing.code')}
        hint={say('pairing.code.hint')}
        value={code.value}
        problem={isSent.value && !parsed.success ? say('pairing.code.bad') : null}
        onInput={(text) => {
          code.value = text;
        }}
      />
      <div class="wm-row">
        <button type="submit" class="wm-button wm-button-main">
          {say('pairing.next')}
        </button>
        {(onCancel || isBegun) && (
          <Button
            look="quiet"
            onClick={() => {
              address.value = '';
              code.value = '';
              isSent.value = false;
              onCancel?.();
            }}
          >
            {say('app.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
