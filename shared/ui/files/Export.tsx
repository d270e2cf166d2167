import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ContextId } from '../../model/ids.ts';
import type { ExportView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { download } from '../base/icons.ts';
import { useSetting } from '../setting.tsx';
import { once } from './once.ts';

const sizeOf = ({ feedback, answers, replies }: ExportView): number =>
  feedback.length + answers.length + replies.length;

/** Hands a file to the browser. Its address lives until `signal`, as the browser fetches it when it likes. */
function save({ name, text }: { name: string; text: string }, signal: AbortSignal): void {
  const blob = new Blob([text], { type: 'application/ld+json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  signal.addEventListener('abort', () => URL.revokeObjectURL(link.href), { once: true });
  link.click();
}

/** A course's released feedback as a file, or one's own where no course is named. */
export function Export({ context }: { context: ContextId | null }) {
  const { client, phrases, now } = useSetting();
  const { say, count } = phrases;
  const told = useSignal('');
  const busy = useSignal(false);
  const life = useRef(new AbortController());
  useEffect(() => {
    const ending = new AbortController();
    life.current = ending;
    return () => ending.abort();
  }, []);

  const take = async (): Promise<void> => {
    const { signal } = life.current;
    const { fileOf } = await import('./live.ts');
    const query = { kind: 'export', context } as const;
    const view = await once(client, query, ({ state }) => state !== 'loading', signal);
    if (view === null || signal.aborted) return;
    const label = context === null ? say('files.mine.label') : view.course;
    const file = fileOf(view, label, now());
    if (file !== null) save(file, signal);
    const news = file === null ? say('files.none') : count('files.taken', sizeOf(view));
    told.value = view.state === 'local' ? `${news} ${say('files.local')}` : news;
  };
  const onTake = (): void => {
    if (busy.value) return;
    busy.value = true;
    told.value = '';
    take()
      .catch((error: unknown) => {
        console.error('waymark: export', error);
        told.value = say('files.broken');
      })
      .finally(() => {
        busy.value = false;
      });
  };
  return (
    <>
      <p class="wm-soft">{say(context === null ? 'files.mine.body' : 'files.course.body')}</p>
      <div class="wm-row">
        <Button icon={download} aria-busy={busy.value} onClick={onTake}>
          {say(context === null ? 'files.mine' : 'files.course')}
        </Button>
      </div>
      <p class="wm-soft" aria-live="polite">
        {told.value}
      </p>
    </>
  );
}
