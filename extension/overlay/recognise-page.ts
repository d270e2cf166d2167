import { onlyOnce } from './only-once.ts';
import { watchPage } from './watch-page.ts';
import { pageRuntime } from './web-extension.ts';

const AGAIN = Symbol.for('waymark.page.again');

/** Stage 1: recognises the page and tells the background, which decides whether anything is shown. */
export function recognisePage(): void {
  const life = new AbortController();
  if (window.top !== window) return;
  // The background put it in again, after a permission came back: what the page says now is news to it.
  if (!onlyOnce('page', life.signal)) {
    (Reflect.get(globalThis, AGAIN) as () => void)();
    return;
  }
  const again = watchPage(
    document,
    location,
    (message) => {
      const runtime = pageRuntime();
      if (runtime === null) life.abort();
      // No answer is expected; a worker that is just being replaced answers with an error that concerns nobody here.
      else runtime.sendMessage(message).catch(() => undefined);
    },
    life.signal,
  );
  Reflect.set(globalThis, AGAIN, again);
}
