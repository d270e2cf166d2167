import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Phrases } from '../../locales/phrases.ts';
import { usePhrases } from '../setting.tsx';

type Live = typeof import('./live.ts');

/**
 * Looking back, who one is, and what holds for a class, fetched with their sentences once they are `needed`; undefined until
 * they are here, null where they cannot be had or are not needed.
 */
export function useReflect(needed = true): Live | null | undefined {
  const phrases = usePhrases();
  const loaded = useSignal<{ live: Live | null; phrases: Phrases } | null>(null);
  useEffect(() => {
    if (!needed) return;
    import('./live.ts')
      .then(async (live) => {
        await live.learnReflect(phrases);
        loaded.value = { live, phrases };
      })
      // The rest of the screen is what it was.
      .catch((error: unknown) => {
        console.error('waymark: looking back', error);
        loaded.value = { live: null, phrases };
      });
  }, [needed, phrases, loaded]);
  if (!needed) return null;
  return loaded.value?.phrases === phrases ? loaded.value.live : undefined;
}
