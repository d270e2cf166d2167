import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Asked } from './asked.ts';

/** What was typed since the prompt was asked for, up to the caret; null where the person has gone on to something else. */
function lookedFor({ field, start, mark }: Asked): { looked: string; end: number } | null {
  const { value, selectionStart, selectionEnd: end } = field;
  const from = start + mark.length;
  const looked = value.slice(from, end ?? from);
  const isThere = value.startsWith(mark, start) && end !== null && end >= from;
  // "/ " is a stroke that stays, and a new line is no search.
  return isThere && selectionStart === end && !/^\s|[\r\n]/u.test(looked) ? { looked, end } : null;
}

/** Follows the field a list was opened for, and closes it when the person leaves or writes on. */
export function useField(asked: Asked, onClose: () => void): { looked: string; end: number } {
  const now = useSignal(lookedFor(asked) ?? { looked: '', end: asked.start + asked.mark.length });
  const { field } = asked;
  useLayoutEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const look = (): void => {
      const next = lookedFor(asked);
      if (next === null) onClose();
      else now.value = next;
    };
    // After every other listener: what typed words mean to the field is settled then.
    field.addEventListener('input', look, { signal });
    field.addEventListener('keyup', look, { signal });
    field.addEventListener('click', look, { signal });
    field.addEventListener('blur', onClose, { signal });
    look();
    return () => ending.abort();
  }, [field]);
  return now.value;
}
