import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Phrases } from '../../locales/phrases.ts';
import { usePhrases } from '../setting.tsx';

type Live = typeof import('./live.ts');

/** Looking back, who one is, and what holds for a class, fetched with their sentences once they are `needed`; until then null. */
export function useReflect(needed = true): Live | null {
  const phrases = usePhrases();
  const loaded = useSignal<{ live: Live; phrases: Phrases } | null>(null);
  useEffect(() => {
    if (!needed) return;
    import('./live.ts')
      .then(async (live) => {
        await live.learnReflect(phrases);
        loaded.value = { live, phrases };
      })
      // The rest of the screen is what it was.
      .catch((error: unknown) => console.error('waymark: looking back', error));
  }, [needed, phrases, loaded]);
  return loaded.value?.phrases === phrases ? loaded.value.live : null;
}
