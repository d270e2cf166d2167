/** Without a change for so long, a selection is one that is meant, ms. */
const QUIET_MS = 120;

/**
 * Calls `offer` when words of this document have been selected, by mouse, key, touch or another tool, and again when the page
 * has been scrolled with them, or is as wide as it was not before; `hide` where what was offered for them stands wrong by now.
 */
export function watchSelection(
  document: Document,
  isSelected: () => boolean,
  offer: () => void,
  hide: () => void,
  signal: AbortSignal,
): void {
  let timer = 0;
  let isDown = false;
  /** By Escape, until something else is selected. */
  let isSentAway = false;
  const soon = () => {
    clearTimeout(timer);
    if (!isSentAway) timer = window.setTimeout(offer, QUIET_MS);
  };
  const up = () => {
    isDown = false;
    soon();
  };
  const on = (event: string, listener: () => void) =>
    document.addEventListener(event, listener, { signal });
  on('pointerdown', () => {
    isDown = true;
    isSentAway = false;
  });
  on('pointerup', up);
  on('pointercancel', up);
  on('keyup', soon);
  const sendAway = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape') return;
    isSentAway = true;
    clearTimeout(timer);
    hide();
  };
  document.addEventListener('keydown', sendAway, { signal });
  // By touch words are selected without a key or a button that is let go.
  on('selectionchange', () => {
    isSentAway = false;
    if (!isSelected()) hide();
    else if (!isDown) soon();
  });
  const scrolled = () => {
    hide();
    soon();
  };
  for (const each of new Set([document.defaultView, window]))
    each?.addEventListener('scroll', scrolled, { signal, capture: true, passive: true });
  // A page gets another width by a panel that opens, in the moment somebody presses.
  const resized = () => (isSelected() && !isDown && !isSentAway ? offer() : undefined);
  window.addEventListener('resize', resized, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
