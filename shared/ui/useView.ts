import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Client } from '../store/client.ts';
import type { Query, ViewOf } from '../store/views.ts';

/** The view of `query` as it stands now and changes; null until this client has answered for exactly this query. */
export function useView<Q extends Query>(client: Client, query: Q): ViewOf<Q> | null {
  const key = JSON.stringify(query);
  const held = useSignal<{ client: Client; key: string; view: ViewOf<Q> } | null>(null);
  // `key` stands for the query, which is a new object each time.
  useEffect(() => {
    const ending = new AbortController();
    client.watch(
      query,
      (view) => {
        held.value = { client, key, view };
      },
      ending.signal,
    );
    return () => ending.abort();
  }, [client, key]);
  const now = held.value;
  return now?.key === key && now.client === client ? now.view : null;
}
