import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Where the button that has the focus goes away, what stands in its place has it. Focus that is elsewhere is left there. */
export function useHeldFocus(box: RefObject<HTMLElement | null>): void {
  const held = useRef(false);
  if (box.current?.contains(document.activeElement)) held.current = true;
  useEffect(() => {
    const { activeElement, body } = document;
    if (!held.current) return;
    const next =
      activeElement === body
        ? box.current?.querySelector<HTMLElement>('button:not([tabindex="-1"])')
        : null;
    // Not there yet: the coach is still being had.
    if (next === undefined || (next === null && activeElement === body)) return;
    held.current = false;
    next?.focus();
  });
}
