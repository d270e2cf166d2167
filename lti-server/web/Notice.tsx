import { useSetting } from '../../shared/ui/setting.tsx';
import { useView } from '../../shared/ui/useView.ts';

/** What a person should know before they write: the visit is over, or the words will not outlive this page. */
export function Notice({ lasting }: { lasting: boolean }) {
  const { client, phrases } = useSetting();
  const { say } = phrases;
  const sync = useView(client, { kind: 'sync' });
  const ended = sync?.state === 'signed_out';
  return (
    <div aria-live="polite" class="wm-notice">
      {ended && (
        <div class="wm-next">
          <h3>{say('session.ended.title')}</h3>
          <p>{say('session.ended.body')}</p>
        </div>
      )}
      {!ended && !lasting && (
        <div class="wm-next">
          <p>{say('session.memory')}</p>
        </div>
      )}
    </div>
  );
}
