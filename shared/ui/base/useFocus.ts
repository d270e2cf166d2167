import { useEffect, useRef } from 'preact/hooks';

type Focusable = { focus: () => void };

/** A ref whose element takes focus when it appears. */
export function useFocusOnMount<T extends Focusable>() {
  const ref = useRef<T>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}

/** A ref whose element takes focus when `open` turns false: back to where the form was opened from. */
export function useFocusOnClose<T extends Focusable>(open: boolean) {
  const ref = useRef<T>(null);
  const was = useRef(open);
  useEffect(() => {
    if (was.current && !open) ref.current?.focus();
    was.current = open;
  }, [open]);
  return ref;
}
