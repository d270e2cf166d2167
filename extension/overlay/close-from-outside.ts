/** Escape and a press beside it close a panel that covers the page. Both still reach the page. */
export function closeFromOutside(
  host: Element,
  covers: () => boolean,
  close: () => void,
  signal: AbortSignal,
): void {
  const on = (event: 'pointerdown' | 'keydown', listener: (event: Event) => void) =>
    document.addEventListener(event, listener, { signal, capture: true });
  on('pointerdown', ({ target }) => {
    if (covers() && target !== host) close();
  });
  on('keydown', (event) => {
    if (covers() && event instanceof KeyboardEvent && event.key === 'Escape') close();
  });
}
