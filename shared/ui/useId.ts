import { useState } from 'preact/hooks';

let last = 0;

/**
 * An id for one element of this document. Preact's own gives the same one twice where components come and go (11.2.0,
 * 2026-11-22: a heading and a field of the goal's editor), and then a label names the heading.
 */
export function useId(): string {
  const [id] = useState(() => {
    last += 1;
    return `wm-${last}`;
  });
  return id;
}
