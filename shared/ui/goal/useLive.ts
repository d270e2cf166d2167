import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Phrases } from '../../locales/phrases.ts';
import { usePhrases } from '../setting.tsx';

type Live = typeof import('./live.ts');

/** The parts of an open goal, fetched with their sentences once there is a goal they are `needed` for; until then null. */
export function useLive(needed = true): Live | null {
  const phrases = usePhrases();
  const held = useSignal<{ live: Live; phrases: Phrases } | null>(null);
  useEffect(() => {
    if (!needed) return;
    import('./live.ts')
      .then(async (loaded) => {
        await loaded.learnGoal(phrases);
        held.value = { live: loaded, phrases };
      })
      .catch((error: unknown) => console.error('waymark: goal', error));
  }, [needed, phrases, held]);
  // In another language it has not been learned yet.
  return held.value?.phrases === phrases ? held.value.live : null;
}
