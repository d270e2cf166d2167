import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { type Answer, fromJson } from '../../plan/read.ts';
import type { HomeView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { upload } from '../base/icons.ts';
import { useFocusOnClose } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';
import { Preview } from './Preview.tsx';

/** Brings a plan of another school in, after a look at it. */
export function BringPlan({ view }: { view: HomeView }) {
  const { say } = useSetting().phrases;
  const read = useSignal<{ name: string; answer: Answer } | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const button = useFocusOnClose<HTMLButtonElement>(read.value !== null);

  const onChange = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    read.value = null;
    if (file !== undefined) read.value = { name: file.name, answer: fromJson(await file.text()) };
    // The same file, mended, may be chosen again.
    input.value = '';
  };
  return (
    <>
      <p class="wm-soft">{say('plan.bring.why')}</p>
      <div class="wm-row">
        <input
          ref={field}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={say('plan.bring.file')}
          onChange={({ currentTarget }) => void onChange(currentTarget)}
        />
        <Button icon={upload} buttonRef={button} onClick={() => field.current?.click()}>
          {say('plan.bring')}
        </Button>
      </div>
      {read.value && (
        <Preview
          {...read.value}
          view={view}
          onDone={() => {
            read.value = null;
          }}
        />
      )}
    </>
  );
}
