import { useSetting } from '../setting.tsx';
import { useView } from '../useView.ts';
import { Button } from './Button.tsx';
import { copyText } from './copyText.ts';
import { Disclosure } from './Disclosure.tsx';
import { copy } from './icons.ts';

/** What the school did not take: why, the words themselves, and a way to keep or leave them. */
export function RefusedList() {
  const { phrases, client, presenter, toasts } = useSetting();
  const { say, count } = phrases;
  const view = useView(client, { kind: 'sync' });
  const refused = view?.refused ?? [];
  const onCopy = async (words: readonly string[]): Promise<void> => {
    if (await copyText(words.join('\n\n'))) toasts.show(say('app.copied'));
  };
  if (refused.length === 0) return null;
  return (
    <div class="wm-refused">
      <Disclosure title={count('refused.title', refused.length)} open={!presenter}>
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
