import { usePhrases } from '../setting.tsx';

const LEVELS = [1, 2, 3, 4, 5];

/** How sure one is, in five steps; a word of one's own to oneself. */
export function Confidence({
  name,
  value,
  onChoose,
}: {
  /** Of the group: another in the same page has another. */
  name: string;
  value: number | null;
  onChoose: (n: number) => void;
}) {
  const { say } = usePhrases();
  return (
    <fieldset>
      <legend class="wm-legend">{say('goal.confidence')}</legend>
      <div class="wm-confidence">
        <span>{say('goal.confidence.low')}</span>
        {LEVELS.map((n) => (
          <label key={n}>
            <input
              type="radio"
              name={`${name}-confidence`}
              aria-label={say('goal.confidence.value', { n })}
              checked={value === n}
              onChange={() => onChoose(n)}
            />
            <span aria-hidden="true">{n}</span>
          </label>
        ))}
        <span>{say('goal.confidence.high')}</span>
      </div>
    </fieldset>
  );
}
