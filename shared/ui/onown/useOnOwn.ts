import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Phrases } from '../../locales/phrases.ts';
import { usePhrases } from '../setting.tsx';

type Live = typeof import('./live.ts');

/** What shows a learner's own and takes comments on it, fetched with its sentences once it is `needed`; until then null. */
export function useOnOwn(needed: boolean): Live | null {
  const phrases = usePhrases();
  const loaded = useSignal<{ live: Live; phrases: Phrases } | null>(null);
  useEffect(() => {
    if (!needed) return;
    import('./live.ts')
      .then(async (live) => {
        await live.learnOnOwn(phrases);
        loaded.value = { live, phrases };
      })
      // The rest of the screen is what it was.
      .catch((error: unknown) => console.error('waymark: a learner’s own', error));
  }, [needed, phrases, loaded]);
  return loaded.value?.phrases === phrases ? loaded.value.live : null;
}
