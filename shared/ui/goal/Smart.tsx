import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isBlank } from '../../model/limits.ts';
import type { GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { useSetting } from '../setting.tsx';

type Read = typeof import('../../model/smart/read.ts');

/**
 * Five lights over what a goal is and how it shows, for its owner alone: each with the words that lit it, or one question to
 * ask oneself. No score, and nothing waits for it. At the end the one question about the goal as a whole.
 */
export function Smart({ fields, onAgain }: { fields: GoalCard['fields']; onAgain: () => void }) {
  const { say } = useSetting().phrases;
  const reader = useSignal<Read | null>(null);
  const answered = useSignal(false);
  const { next = '', evidence = '', by = null } = fields;
  useEffect(() => {
    import('../../model/smart/read.ts').then(
      (loaded) => {
        reader.value = loaded;
      },
      (error: unknown) => console.error('waymark: smart', error),
    );
  }, []);
  const texts = { next, evidence };
  return (
    <Disclosure title={say('goal.smart')}>
      <p class="wm-soft">{say('goal.smart.why')}</p>
      <ul class="wm-stack">
        {reader.value?.readSmart({ next, evidence, by }).map(({ light, state, words }) => (
          <li key={light} class="wm-smart" data-state={state}>
            <span class="wm-smart-light" aria-hidden="true" />
            <h3>{say(`goal.smart.${light}`)}</h3>
            {state === 'dark' && <p>{say(`goal.smart.${light}.ask`)}</p>}
            {state === 'lit' && (
              <p class="wm-soft">
                {words.length === 0 ? say('goal.smart.lit') : say('goal.smart.by')}{' '}
                {words.map(({ field, start, end }) => (
                  <q key={`${field} ${start}`} dir="auto">
                    {texts[field].slice(start, end)}
                  </q>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
      {!answered.value && !isBlank(next) && (
        <div class="wm-stack">
          <p>{say('goal.stretch')}</p>
          <div class="wm-row">
            <Button
              onClick={() => {
                answered.value = true;
              }}
            >
              {say('goal.stretch.best')}
            </Button>
            <Button
              onClick={() => {
                answered.value = true;
                onAgain();
              }}
            >
              {say('goal.stretch.again')}
            </Button>
          </div>
        </div>
      )}
    </Disclosure>
  );
}
