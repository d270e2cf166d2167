import type { Signal } from '@preact/signals';
import { useId } from '../useId.ts';

/** One of several, or none, by name. */
export function Choose({
  label,
  none,
  options,
  chosen,
}: {
  label: string;
  none: string;
  options: readonly { id: string; name: string }[];
  chosen: Signal<string | null>;
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
        value={chosen.value ?? ''}
        onChange={({ currentTarget: { value } }) => {
          chosen.value = value === '' ? null : value;
        }}
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
