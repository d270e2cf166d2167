import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Answer } from '../../annotation/read.ts';
import type { ContextId } from '../../model/ids.ts';
import { Button } from '../base/Button.tsx';
import { upload } from '../base/icons.ts';
import { useFocusOnClose } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';

type Read = { Preview: typeof import('./live.ts').Preview; name: string; answer: Answer };

/** Brings a file's comments into a course, after a look at what would become of them. */
export function Import({ context }: { context: ContextId }) {
  const { say } = useSetting().phrases;
  const read = useSignal<Read | null>(null);
  const broken = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const button = useFocusOnClose<HTMLButtonElement>(read.value !== null);

  const onFile = async (file: File): Promise<void> => {
    const { Preview, readFile } = await import('./live.ts');
    read.value = { Preview, name: file.name, answer: readFile(await file.text()) };
  };
  const onChange = (input: HTMLInputElement): void => {
    const file = input.files?.[0];
    // The same file, mended, may be chosen again.
    input.value = '';
    broken.value = false;
    read.value = null;
    if (file === undefined) return;
    onFile(file).catch((error: unknown) => {
      console.error('waymark: import', error);
      broken.value = true;
    });
  };
  const shown = read.value;
  return (
    <>
      <p class="wm-soft">{say('files.import.body')}</p>
      <div class="wm-row">
        <input
          ref={field}
          type="file"
          hidden
          accept=".jsonld,.json,application/ld+json,application/json"
          aria-label={say('files.file')}
          onChange={(event) => onChange(event.currentTarget)}
        />
        <Button icon={upload} buttonRef={button} onClick={() => field.current?.click()}>
          {say('files.import')}
        </Button>
      </div>
      <p class="wm-soft" aria-live="polite">
        {broken.value && say('files.broken')}
      </p>
      {shown && (
        <shown.Preview
          name={shown.name}
          answer={shown.answer}
          context={context}
          onDone={() => {
            read.value = null;
          }}
        />
      )}
    </>
  );
}
