import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Everything that folds is open. */
export function Unfolded({ children }: { children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const unfold = (): void => {
      for (const one of box.current?.querySelectorAll('details') ?? []) one.open = true;
    };
    const watching = new MutationObserver(unfold);
    if (box.current) watching.observe(box.current, { childList: true, subtree: true });
    unfold();
    return () => watching.disconnect();
  }, []);
  return <div ref={box}>{children}</div>;
}
