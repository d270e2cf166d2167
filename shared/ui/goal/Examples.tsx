import type { GoalQuestion } from '../../model/kinds/goal-words.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { useSetting } from '../setting.tsx';

/** About 8 to 11, 12 to 15, 16 and up. */
const BANDS = ['young', 'middle', 'old'] as const;
const EACH = ['a', 'b'] as const;

/** How others begin, by age. A press puts the words into the field; nothing else does. */
export function Examples({
  question,
  onTake,
}: {
  question: GoalQuestion;
  onTake: (words: string) => void;
}) {
  const { say } = useSetting().phrases;
  return (
    <Disclosure title={say('goal.examples')}>
      {BANDS.map((band) => (
        <div key={band} class="wm-stack">
          <h3>{say(`goal.band.${band}`)}</h3>
          {EACH.map((each) => {
            const words = say(`goal.eg.${band}.${each}.${question}`);
            return (
              <Button
                key={each}
                aria-label={say('goal.examples.take', { words })}
                onClick={() => onTake(words)}
              >
                {words}
              </Button>
            );
          })}
        </div>
      ))}
    </Disclosure>
  );
}
