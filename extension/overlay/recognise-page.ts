import { onlyOnce } from './only-once.ts';
import { watchPage } from './watch-page.ts';
import { pageRuntime } from './web-extension.ts';

/** Stage 1: recognises the page and tells the background, which decides whether anything is shown. */
export function recognisePage(): void {
  const life = new AbortController();
  if (window.top !== window || !onlyOnce('page', life.signal)) return;
  watchPage(
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
}
