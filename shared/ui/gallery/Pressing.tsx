import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Presses what a person would, as soon as it is there. */
export function Pressing({ find, children }: { find: string; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const ending = new AbortController();
    const look = (): void => {
      const found = box.current?.querySelector<HTMLElement>(find);
      if (found) found.click();
      else if (!ending.signal.aborted) requestAnimationFrame(look);
    };
    look();
    return () => ending.abort();
  }, [find]);
  return <div ref={box}>{children}</div>;
}
