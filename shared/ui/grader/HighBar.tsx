import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { usePhrases } from '../setting.tsx';

const STARTERS = ['high.1', 'high.2', 'high.3', 'high.4', 'high.5'] as const;

/** Sentences that say: much is asked, and I know you can. Each stands before what was noticed. */
export function HighBar({ name, onPick }: { name: string; onPick: (words: string) => void }) {
  const { say } = usePhrases();
  return (
    <Disclosure title={say('high')}>
      <ul class="wm-stack">
        {STARTERS.map((starter) => (
          <li key={starter}>
            <Button look="quiet" onClick={() => onPick(say(starter, { name }))}>
              {say(starter, { name })}
            </Button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
