import type { SyncView } from '../../store/views.ts';
import { useSetting } from '../setting.tsx';
import { stuck } from '../useKept.ts';
import { useView } from '../useView.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { eyeOff } from './icons.ts';

/** Where words stand now, always in sight; `note`: who sees them. */
export function SyncLine({ note }: { note?: string | null }) {
  const { client } = useSetting();
  const view = useView(client, { kind: 'sync' });
  return <SyncState view={view} note={note ?? null} />;
}

/** A sentence for each state; where versions do not fit, it says which of the two is old. */
const sentenceOf = ({ state, outdated }: SyncView) =>
  state === 'read_only'
    ? (`sync.read_only.${outdated ?? 'client'}` as const)
    : (`sync.${state}` as const);

function SyncState({ view, note = null }: { view: SyncView | null; note?: string | null }) {
  const { client, phrases, lasting, presenter } = useSetting();
  const hasAll = stuck.value === 0 || view?.state !== 'saved';
  const retry = view?.state === 'local';
  const fleeting = !lasting && (retry || view?.state === 'signed_out');
  return (
    <div class="wm-sync">
      <span class="wm-where" role="status" aria-live="polite">
        {view && <span class={`wm-dot wm-dot-${hasAll ? view.state : 'local'}`} />}
        {view && <span>{phrases.say(hasAll ? sentenceOf(view) : 'sync.not_all')}</span>}
      </span>
      {retry && (
        <Button look="quiet" onClick={() => void client.run({ do: 'sync.now' })}>
          {phrases.say('sync.try')}
        </Button>
      )}
      {fleeting && <strong>{phrases.say('session.memory')}</strong>}
      {note && <span>{note}</span>}
      {presenter && (
        <span class="wm-where">
          <Icon node={eyeOff} />
          <span>{phrases.say('presenter.on')}</span>
        </span>
      )}
    </div>
  );
}
