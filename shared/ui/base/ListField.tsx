import { useId } from '../useId.ts';

/** One line, picked from a list or typed. */
export function ListField({
  label,
  value,
  options,
  limit,
  onInput,
  onBlur,
}: {
  label: string;
  value: string;
  options: readonly string[];
  limit: number;
  onInput: (text: string) => void;
  onBlur: () => void;
}) {
  const id = useId();
  return (
    <div class="wm-field">
      <label class="wm-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="wm-input"
        type="text"
        list={`${id}-list`}
        dir={value === '' ? undefined : 'auto'}
        autocomplete="off"
        maxLength={limit}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
        onBlur={onBlur}
      />
      <datalist id={`${id}-list`}>
        {options.map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
    </div>
  );
}
