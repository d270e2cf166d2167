import type { Refused, SyncView } from '../../store/views.ts';
import { useSetting } from '../setting.tsx';
import { useView } from '../useView.ts';
import { Button } from './Button.tsx';
import { copyText } from './copyText.ts';
import { Disclosure } from './Disclosure.tsx';
import { copy } from './icons.ts';

/** Where words stand now, always in sight. */
export function SyncLine() {
  const { client } = useSetting();
  const view = useView(client, { kind: 'sync' });
  return <SyncState view={view} />;
}

export function SyncState({ view }: { view: SyncView | null }) {
  const { client, phrases } = useSetting();
  const retry = view?.state === 'local';
  return (
    <div class="wm-sync">
      <span class="wm-row" role="status" aria-live="polite">
        {view && <span class={`wm-dot wm-dot-${view.state}`} />}
        {view && phrases.say(`sync.${view.state}`)}
      </span>
      {retry && (
        <Button look="quiet" onClick={() => void client.run({ do: 'sync.now' })}>
          {phrases.say('sync.try')}
        </Button>
      )}
      {view && view.refused.length > 0 && <RefusedList refused={view.refused} />}
    </div>
  );
}

function RefusedList({ refused }: { refused: readonly Refused[] }) {
  const { phrases, client, toasts } = useSetting();
  const { say, count } = phrases;
  const onCopy = async (words: readonly string[]): Promise<void> => {
    if (await copyText(words.join('\n\n'))) toasts.show(say('app.copied'));
  };
  return (
    <div class="wm-refused">
      <Disclosure title={count('refused.title', refused.length)} open>
        <ul>
          {refused.map((one) => (
            <li key={one.mutation}>
              <p>{say('refused.reason', { reason: say(`error.${one.code}`) })}</p>
              {one.words.map((words) => (
                <p key={words} class="wm-quote wm-said" dir="auto">
                  {words}
                </p>
              ))}
              <div class="wm-row">
                {one.words.length > 0 && (
                  <Button icon={copy} onClick={() => void onCopy(one.words)}>
                    {say('app.copy')}
                  </Button>
                )}
                <Button
                  look="quiet"
                  onClick={() => void client.run({ do: 'refused.drop', mutation: one.mutation })}
                >
                  {say('refused.drop')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
