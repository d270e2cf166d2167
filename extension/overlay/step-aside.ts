/**
 * Calls back with true while one of the page's own dialogs is on the screen, with false when none is. LMS dialogs
 * are children of the body, or get their class there; deeper changes are looked at with the next frame.
 */
export function watchDialogs(
  document: Document,
  selector: string,
  show: (dialogIsOpen: boolean) => void,
  signal: AbortSignal,
): void {
  let last = false;
  let scheduled = 0;
  const isVisible = (element: Element) =>
    element.getClientRects().length > 0 && element.getAttribute('aria-hidden') !== 'true';
  const look = () => {
    scheduled = 0;
    const now = [...document.querySelectorAll(selector)].some(isVisible);
    if (now === last) return;
    last = now;
    show(now);
  };
  const observer = new MutationObserver(() => {
    if (scheduled === 0) scheduled = requestAnimationFrame(look);
  });
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['class', 'role', 'aria-modal', 'aria-hidden'],
  });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    cancelAnimationFrame(scheduled);
  });
  look();
}
