import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * A field that keeps the focus while its list is walked: arrows, Enter, Escape, and the mouse. `begin`: another value
 * begins at the first option again. Returns which option is active; -1 where there is none.
 */
export function useListKeys(
  field: HTMLTextAreaElement,
  list: RefObject<HTMLElement | null>,
  id: string,
  count: number,
  begin: string,
  on: { choose: (at: number) => void; close: () => void },
): number {
  const active = useSignal(0);
  const at = Math.min(active.value, count - 1);
  // What the listeners do is what the last drawing said.
  const latest = useRef({ at, count, on });
  latest.current = { at, count, on };

  useEffect(() => {
    active.value = 0;
  }, [active, begin]);
  useLayoutEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const onKeyDown = (event: KeyboardEvent): void => {
      const { at, count, on } = latest.current;
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const step = STEPS[event.key];
      if (step !== undefined && count > 0) active.value = (at + step + count) % count;
      else if (event.key === 'Enter' && !event.shiftKey && at >= 0) on.choose(at);
      else if (event.key === 'Escape') on.close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onClick = ({ target }: MouseEvent): void => {
      const option = target instanceof Element ? target.closest('[role="option"]') : null;
      const options = [...(list.current?.querySelectorAll('[role="option"]') ?? [])];
      if (option !== null) latest.current.on.choose(options.indexOf(option));
    };
    field.addEventListener('keydown', onKeyDown, { signal, capture: true });
    list.current?.addEventListener('click', onClick, { signal });
    // The focus stays in the field.
    list.current?.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
    return () => ending.abort();
  }, [active, field, list]);

  useLayoutEffect(() => {
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', id);
    return () => {
      for (const name of ['aria-autocomplete', 'aria-controls', 'aria-activedescendant'])
        field.removeAttribute(name);
    };
  }, [field, id]);
  useLayoutEffect(() => {
    if (at >= 0) field.setAttribute('aria-activedescendant', `${id}-${at}`);
    else field.removeAttribute('aria-activedescendant');
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
  }, [field, list, id, at, begin, count]);
  return at;
}
