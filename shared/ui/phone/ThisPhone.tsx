import { useSignal } from '@preact/signals';
import { Button } from '../base/Button.tsx';
import { Section } from '../base/Section.tsx';
import { usePhrases } from '../setting.tsx';

/** What it is to be kept here, and the end of it. Words the school has not got are not forgotten by the way. */
export function ThisPhone({
  onForget,
}: {
  /** False where words wait that would be lost; `anyway` loses them. */
  onForget: (anyway: boolean) => Promise<boolean>;
}) {
  const { say } = usePhrases();
  const waits = useSignal(false);
  const busy = useSignal(false);
  const forget = async (anyway: boolean): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    waits.value = !(await onForget(anyway));
    busy.value = false;
  };
  return (
    <Section title={say('phone.this')}>
      <div class="wm-card">
        <p>{say('phone.this.body')}</p>
        <p class="wm-soft">{say('phone.forget.body')}</p>
        <p role="alert">{waits.value && say('phone.unsent')}</p>
        <div class="wm-row">
          <Button aria-busy={busy.value} onClick={() => void forget(false)}>
            {say('phone.forget')}
          </Button>
          {waits.value && (
            <Button look="quiet" onClick={() => void forget(true)}>
              {say('phone.forget.anyway')}
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}
