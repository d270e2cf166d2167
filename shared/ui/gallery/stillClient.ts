import type { Client } from '../../store/client.ts';
import type { Query, ViewOf, Views } from '../../store/views.ts';

/** A client whose views stand still, for showing a screen in one state. What is written is answered and forgotten. */
export function stillClient(views: Partial<Views>): Client {
  const sync: Views['sync'] = {
    state: 'saved',
    outdated: null,
    unsent: 0,
    refused: [],
    kept: [],
    storage: 'good',
  };
  const all: Partial<Views> = { sync, ...views };
  const pick = <Q extends Query>(query: Q) => all[query.kind] as ViewOf<Q> | undefined;
  return {
    watch: (query, show) => {
      const view = pick(query);
      if (view !== undefined) queueMicrotask(() => show(view));
    },
    run: async () => ({ ok: true }),
  };
}
