import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Button } from '../base/Button.tsx';
import { plus } from '../base/icons.ts';
import { Section } from '../base/Section.tsx';
import { usePhrases } from '../setting.tsx';

/** How it comes beside this phone's apps; by nobody: it is there. */
export type Installing =
  | { by: 'press'; install: () => Promise<void> }
  | { by: 'hand' }
  | { by: 'nobody' };

/** What it is to be kept here, and the end of it. Words the school has not got are not forgotten by the way. */
export function ThisPhone({
  installing,
  onForget,
}: {
  installing: Installing;
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
        <Install installing={installing} />
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

function Install({ installing }: { installing: Installing }) {
  const { say } = usePhrases();
  const box = useRef<HTMLDivElement>(null);
  const isDone = useSignal(false);
  const press = async (install: () => Promise<void>): Promise<void> => {
    const heading = box.current?.closest('section')?.querySelector('h2');
    await install();
    // The button is gone, whatever was chosen.
    heading?.focus();
    isDone.value = true;
  };
  return (
    <div ref={box} class="wm-stack">
      {installing.by === 'press' && (
        <div class="wm-row">
          <Button look="main" icon={plus} onClick={() => void press(installing.install)}>
            {say('phone.install')}
          </Button>
        </div>
      )}
      {installing.by === 'hand' && <p class="wm-soft">{say('phone.install.how')}</p>}
      <p role="status" class="wm-news">
        {installing.by === 'nobody' && isDone.value && say('phone.installed')}
      </p>
    </div>
  );
}
