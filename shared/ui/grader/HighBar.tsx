import { firstName } from '../../prompts/holes.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { useSetting } from '../setting.tsx';

const STARTERS = ['high.1', 'high.2', 'high.3', 'high.4', 'high.5'] as const;

/**
 * Sentences that say: much is asked, and I know you can. Each stands before what was noticed. While names are masked those
 * with a name are not offered: a mask would go to the learner.
 */
export function HighBar({ name, onPick }: { name: string; onPick: (words: string) => void }) {
  const { phrases, presenter } = useSetting();
  const { say } = phrases;
  const offered = STARTERS.filter((starter) => !presenter || !say(starter).includes('{name}'));
  return (
    <Disclosure title={say('high')}>
      <ul class="wm-stack">
        {offered
          .map((starter) => say(starter, { name: firstName(name) }))
          .map((words) => (
            <li key={words}>
              <Button look="quiet" onClick={() => onPick(words)}>
                {words}
              </Button>
            </li>
          ))}
      </ul>
    </Disclosure>
  );
}
