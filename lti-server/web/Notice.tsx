import { useSetting } from '../../shared/ui/setting.tsx';
import { useView } from '../../shared/ui/useView.ts';

/** What a person should know before they write: the visit is over. */
export function Notice() {
  const { client, phrases } = useSetting();
  const { say } = phrases;
  const sync = useView(client, { kind: 'sync' });
  return (
    <div aria-live="polite">
      {sync?.state === 'signed_out' && (
        <div class="wm-next">
          <h3>{say('session.ended.title')}</h3>
          <p>{say('session.ended.body')}</p>
        </div>
      )}
    </div>
  );
}
