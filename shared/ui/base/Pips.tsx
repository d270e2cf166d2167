import { usePhrases } from '../setting.tsx';

/** The five questions of a goal, one pip each: never a percentage. */
export function Pips({ answered }: { answered: readonly boolean[] }) {
  const { count } = usePhrases();
  const done = answered.filter(Boolean).length;
  return (
    <div class="wm-pips" role="img" aria-label={count('goal.pips', done)}>
      {answered.map((on, index) => (
        <i key={index} class={on ? 'wm-on' : ''} />
      ))}
    </div>
  );
}
