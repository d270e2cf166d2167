import { type Signal, signal } from '@preact/signals';

/** The overlay makes the frame of a closed panel this narrow, CSS px; no opened one is under 320. */
const TAB_WIDTH = 100;

/**
 * Is there place for more than a tab? The frame's own width says it, so panel and page never disagree. A frame that
 * is not displayed is 0 wide and stays as it was.
 */
export function spread(): Signal<boolean> {
  const isSpread = signal(window.innerWidth >= TAB_WIDTH);
  window.addEventListener('resize', () => {
    if (window.innerWidth > 0) isSpread.value = window.innerWidth >= TAB_WIDTH;
  });
  return isSpread;
}
