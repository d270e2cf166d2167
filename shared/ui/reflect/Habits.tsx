import { useSignal } from '@preact/signals';
import type { HomeView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Choose } from '../base/Choose.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { habitName } from '../base/habits.ts';
import { Said } from '../base/Said.tsx';
import { useSetting } from '../setting.tsx';
import { habitLine, habitsIn } from './habitLine.ts';
import { LookWords } from './LookWords.tsx';

/** So many at once. */
const PAGE = 20;

/** One habit over time: goals, check-ins, looks back and steps that have to do with it, newest first. */
export function Habits({ view }: { view: HomeView }) {
  const { phrases } = useSetting();
  const { say } = phrases;
  const chosen = useSignal('');
  const most = useSignal(PAGE);
  const habits = habitsIn(view);
  const habit = habits.find((one) => one === chosen.value) ?? habits[0];
  if (habit === undefined) return null;
  const line = habitLine(view, habit);
  return (
    <Disclosure title={say('habits.title')}>
      <p class="wm-soft">{say('habits.why')}</p>
      <Choose
        label={say('habits.which')}
        value={habit}
        options={habits.map((one) => [one, habitName(phrases, one)])}
        onChoose={(one) => {
          chosen.value = one;
          most.value = PAGE;
        }}
      />
      <ol class="wm-timeline" aria-label={habitName(phrases, habit)}>
        {line.slice(0, most.value).map(({ id, kind, at, words, look, goal }) => (
          <li key={id} class="wm-stack">
            <p class="wm-soft">
              <time dateTime={new Date(at).toISOString()}>{phrases.day(at)}</time>
              {' · '}
              {say(`habits.kind.${kind}`)}
            </p>
            {words.map((one) => (
              <Said key={one} text={one} />
            ))}
            {look && <LookWords look={look} />}
            {goal !== '' && (
              <p class="wm-soft" dir="auto">
                {say('habits.goal', { goal })}
              </p>
            )}
          </li>
        ))}
      </ol>
      {line.length > most.value && (
        <div class="wm-row">
          <Button
            onClick={() => {
              most.value += PAGE;
            }}
          >
            {say('habits.more')}
          </Button>
        </div>
      )}
    </Disclosure>
  );
}
