/** A page that takes us out again and again is not fought faster than this. */
const AT_MOST_EVERY_MS = 1000;

/** Frameworks may replace the children of the body, or the body: calls back when `isAttached` turned false. */
export function whenDetached(
  document: Document,
  isAttached: () => boolean,
  ask: () => void,
  signal: AbortSignal,
): void {
  let last = 0;
  let wait = 0;
  const look = () => {
    clearTimeout(wait);
    if (signal.aborted || isAttached()) return;
    const rest = last + AT_MOST_EVERY_MS - Date.now();
    if (rest > 0) {
      wait = window.setTimeout(look, rest);
      return;
    }
    last = Date.now();
    ask();
  };
  const observer = new MutationObserver(() => {
    watch();
    look();
  });
  const watch = () => {
    observer.disconnect();
    observer.observe(document.documentElement, { childList: true });
    observer.observe(document.body, { childList: true });
  };
  watch();
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(wait);
  });
}
