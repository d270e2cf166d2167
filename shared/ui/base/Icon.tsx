import type { IconNode } from 'lucide';
import { h } from 'preact';

/** Decoration only: the name stands in text beside it or on the button. `turns`: points the other way in RTL. */
export function Icon({ node, turns = false }: { node: IconNode; turns?: boolean }) {
  return (
    <svg
      class={turns ? 'wm-icon wm-icon-turns' : 'wm-icon'}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {node.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
