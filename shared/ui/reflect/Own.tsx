import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Button } from '../base/Button.tsx';
import { useSetting } from '../setting.tsx';

/** Teachers are learners too: what is their own, behind a button where their classes come first. */
export function Own({ open, children }: { open: boolean; children: ComponentChildren }) {
  const { say } = useSetting().phrases;
  const isOpen = useSignal(open);
  return (
    <>
      <div class="wm-row">
        <Button
          look="quiet"
          aria-expanded={isOpen.value}
          onClick={() => {
            isOpen.value = !isOpen.value;
          }}
        >
          {say('own.title')}
        </Button>
      </div>
      {isOpen.value && (
        <>
          <OwnLaw />
          {children}
        </>
      )}
    </>
  );
}

export function OwnLaw() {
  return <p class="wm-soft">{useSetting().phrases.say('own.law')}</p>;
}
