import { useId } from '../useId.ts';

/** One of a few, under a label. */
export function Choose<T extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: T;
  /** Values and what they are called. */
  options: readonly (readonly [T, string])[];
  onChoose: (value: T) => void;
}) {
  const id = useId();
  return (
    <div class="wm-field">
      <label class="wm-label" for={id}>
        {label}
      </label>
      <select
        id={id}
        class="wm-input"
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options[currentTarget.selectedIndex]?.[0];
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
