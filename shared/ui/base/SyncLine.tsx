import type { SyncView } from '../../store/views.ts';
import { useSetting } from '../setting.tsx';
import { useView } from '../useView.ts';
import { Button } from './Button.tsx';

/** Where words stand now, always in sight; `note`: who sees them. */
export function SyncLine({ note }: { note?: string | null }) {
  const { client } = useSetting();
  const view = useView(client, { kind: 'sync' });
  return <SyncState view={view} note={note ?? null} />;
}

function SyncState({ view, note = null }: { view: SyncView | null; note?: string | null }) {
  const { client, phrases, lasting } = useSetting();
  const retry = view?.state === 'local';
  const fleeting = !lasting && (retry || view?.state === 'signed_out');
  return (
    <div class="wm-sync">
      <span class="wm-row" role="status" aria-live="polite">
        {view && <span class={`wm-dot wm-dot-${view.state}`} />}
        {view && phrases.say(`sync.${view.state}`)}
      </span>
      {note && <span>{note}</span>}
      {fleeting && <strong>{phrases.say('session.memory')}</strong>}
      {retry && (
        <Button look="quiet" onClick={() => void client.run({ do: 'sync.now' })}>
          {phrases.say('sync.try')}
        </Button>
      )}
    </div>
  );
}
