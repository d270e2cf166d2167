import type { Client } from '../../store/client.ts';
import type { Query, ViewOf } from '../../store/views.ts';

/** The first view of `query` that is as wanted; none where `signal` ends the wait. It is computed no more after that. */
export function once<Q extends Query>(
  client: Client,
  query: Q,
  isWanted: (view: ViewOf<Q>) => boolean,
  signal: AbortSignal,
): Promise<ViewOf<Q> | null> {
  return new Promise((resolve) => {
    const found = new AbortController();
    const until = AbortSignal.any([found.signal, signal]);
    until.addEventListener('abort', () => resolve(null), { once: true });
    const look = (view: ViewOf<Q>): void => {
      if (!isWanted(view)) return;
      resolve(view);
      found.abort();
    };
    client.watch(query, look, until);
  });
}
