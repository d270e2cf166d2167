import type { RefObject } from 'preact';
import { LINK_LIMIT, lengthOf, TEXT_LIMIT } from '../../model/limits.ts';
import { usePhrases } from '../setting.tsx';
import { useId } from '../useId.ts';
import { Icon } from './Icon.tsx';
import { circleAlert } from './icons.ts';

/** The count begins to show in the last tenth. */
const NEAR = 0.1;

export type FieldProps = {
  label: string;
  value: string;
  onInput: (text: string) => void;
  onBlur?: () => void;
  hint?: string;
  /** An example that leaves as one writes; never the only place something is said. */
  example?: string;
  optional?: boolean;
  rows?: number;
  limit?: number;
  /** `line`: one line; `link`: a web address. */
  kind?: 'text' | 'line' | 'link';
  /** A sentence about what is wrong, besides the length. */
  problem?: string | null;
  big?: boolean;
  fieldRef?: RefObject<(HTMLTextAreaElement & HTMLInputElement) | null>;
};

/** A labelled field. Near the limit it counts; past it, it says so and keeps every word. */
export function Field(props: FieldProps) {
  const { label, value, hint, optional, rows = 2, kind = 'text', big = false } = props;
  const limit = props.limit ?? (kind === 'link' ? LINK_LIMIT : TEXT_LIMIT);
  const { say, count } = usePhrases();
  const id = useId();
  const left = limit - lengthOf(value);
  const problem = left < 0 ? count('field.over', -left) : (props.problem ?? null);
  // Words run their own way; an example, while there are none, runs the page's.
  const direction =
    kind === 'link' ? { dir: 'ltr' as const } : value === '' ? {} : { dir: 'auto' as const };
  const shared = {
    id,
    value,
    'aria-invalid': problem !== null,
    'aria-describedby': `${id}-hint ${id}-problem`,
    onInput: (event: { currentTarget: { value: string } }) =>
      props.onInput(event.currentTarget.value),
    onBlur: () => props.onBlur?.(),
    placeholder: props.example ?? '',
    ref: props.fieldRef ?? null,
  };
  return (
    <div class="wm-field">
      <div class="wm-field-head">
        <label class={big ? 'wm-label wm-label-big' : 'wm-label'} for={id}>
          {label}
          {optional && <small> · {say('field.optional')}</small>}
        </label>
        <span class="wm-soft" aria-live="polite">
          {left >= 0 && left <= limit * NEAR && count('field.left', left)}
        </span>
      </div>
      <span id={`${id}-hint`} class="wm-soft" hidden={hint === undefined}>
        {hint}
      </span>
      {kind === 'text' ? (
        <textarea class="wm-input" rows={rows} {...direction} {...shared} />
      ) : (
        <input
          class="wm-input"
          type="text"
          inputMode={kind === 'link' ? 'url' : 'text'}
          {...direction}
          autocomplete="off"
          {...shared}
        />
      )}
      <div id={`${id}-problem`} aria-live="polite">
        {problem !== null && (
          <p class="wm-problem">
            <Icon node={circleAlert} />
            <span>{problem}</span>
          </p>
        )}
      </div>
    </div>
  );
}
