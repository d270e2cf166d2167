import type { KeptCard } from '../../store/views.ts';
import { useSetting } from '../setting.tsx';
import { useView } from '../useView.ts';
import { Button } from './Button.tsx';
import { Disclosure } from './Disclosure.tsx';

/** One's own words that a newer write of one's own replaced: both to read, and either to choose. */
export function KeptList() {
  const { phrases, client } = useSetting();
  const kept = useView(client, { kind: 'sync' })?.kept ?? [];
  if (kept.length === 0) return null;
  return (
    <div class="wm-kept">
      <Disclosure title={phrases.count('kept.title', kept.length)}>
        <p class="wm-soft">{phrases.say('kept.why')}</p>
        <ul>
          {kept.map((card) => (
            <Kept key={card.id} card={card} />
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

function Kept({ card }: { card: KeptCard }) {
  const { phrases, client, toasts, now } = useSetting();
  const { say } = phrases;
  const answer = async (act: 'kept.put_back' | 'kept.drop'): Promise<void> => {
    const outcome = await client.run({ do: act, kept: card.id });
    if (!outcome.ok) toasts.show(say(`error.${outcome.code}`));
  };
  return (
    <li>
      <p class="wm-soft">{phrases.ago(card.at, now())}</p>
      {card.fields.map((field, index) => (
        <div key={field} class="wm-stack">
          <p class="wm-quote wm-said" dir="auto">
            {card.words[index]}
          </p>
          <p class="wm-soft wm-said" dir="auto">
            {say('kept.now', { text: say('app.quoted', { text: card.now[index] ?? '' }) })}
          </p>
        </div>
      ))}
      <div class="wm-row">
        <Button onClick={() => void answer('kept.put_back')}>{say('kept.put_back')}</Button>
        <Button look="quiet" onClick={() => void answer('kept.drop')}>
          {say('kept.drop')}
        </Button>
      </div>
    </li>
  );
}
