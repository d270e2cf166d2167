import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Findable } from '../../prompts/find.ts';
import type { Sheet } from '../../prompts/rows.ts';
import type { PromptsView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { useSetting } from '../setting.tsx';
import { useId } from '../useId.ts';
import { download } from './download.ts';
import { Preview } from './Preview.tsx';
import { type Shelf, shelfName } from './shelves.ts';

/** What reads and writes files is fetched when there is one to read or write. */
const files = () => import('../../prompts/file.ts');

/** A shelf as a file, and a file onto a shelf. What stands in a file is shown before any of it is kept. */
export function Files({
  shelf,
  prompts,
  view,
}: {
  shelf: Shelf;
  prompts: readonly Findable[];
  view: PromptsView;
}) {
  const { phrases } = useSetting();
  const { say } = phrases;
  const sheet = useSignal<Sheet | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const name = shelfName(phrases, view.courses, shelf);
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const { readFile } = await files();
    sheet.value = readFile(new Uint8Array(await file.arrayBuffer()));
  };
  const done = (): void => {
    sheet.value = null;
    if (input.current) input.current.value = '';
  };
  const save = async (kind: 'json' | 'csv'): Promise<void> => {
    const { toCsv, toJson } = await files();
    const text = kind === 'csv' ? toCsv(prompts) : toJson(prompts);
    download(`waymark-prompts.${kind}`, text, kind === 'csv' ? 'text/csv' : 'application/json');
  };
  // A team is chosen by name, prompt by prompt; starters are for taking.
  const mayImport = shelf.shelf === 'own' || shelf.shelf === 'course';
  return (
    <div class="wm-stack">
      {prompts.length > 0 && (
        <div class="wm-row">
          <span class="wm-soft">{say('prompts.export')}</span>
          <Button onClick={() => void save('json')}>{say('prompts.export.json')}</Button>
          <Button onClick={() => void save('csv')}>{say('prompts.export.csv')}</Button>
        </div>
      )}
      {mayImport && (
        <div class="wm-field">
          <label class="wm-label" for={id}>
            {say('prompts.import.into', { shelf: name })}
          </label>
          <span id={`${id}-hint`} class="wm-soft">
            {say('prompts.import.file')}
          </span>
          <input
            ref={input}
            id={id}
            class="wm-input"
            type="file"
            accept=".json,.csv,application/json,text/csv"
            aria-describedby={`${id}-hint`}
            onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
          />
        </div>
      )}
      <div aria-live="polite">
        {sheet.value && mayImport && (
          <Preview sheet={sheet.value} shelf={shelf} view={view} onDone={done} />
        )}
      </div>
    </div>
  );
}
