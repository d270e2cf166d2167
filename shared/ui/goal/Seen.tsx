import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { CircleCard } from '../../store/owned-views.ts';
import { Button } from '../base/Button.tsx';
import { eye } from '../base/icons.ts';
import { Loading } from '../base/Loading.tsx';
import { Section } from '../base/Section.tsx';
import { useSetting } from '../setting.tsx';
import { useLive } from './useLive.ts';

/** The way to see oneself as a teacher does. */
export function Seen({
  circles,
  children,
}: {
  circles: readonly CircleCard[];
  /** Other ways on, beside it. */
  children?: ComponentChildren;
}) {
  const { say } = useSetting().phrases;
  const isOpen = useSignal(false);
  const live = useLive(isOpen.value);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen.value) box.current?.querySelector('h2')?.focus();
  }, [isOpen.value]);
  return (
    <div class="wm-stack" ref={box}>
      <div class="wm-row">
        {circles.length > 0 && (
          <Button
            icon={eye}
            aria-expanded={isOpen.value}
            onClick={() => {
              isOpen.value = !isOpen.value;
            }}
          >
            {say('seen.open')}
          </Button>
        )}
        {children}
      </div>
      {isOpen.value && (
        <Section title={say('seen.open')}>
          {live === null ? <Loading /> : <live.SeenAs circles={circles} />}
        </Section>
      )}
    </div>
  );
}
