import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Phrases } from '../../locales/phrases.ts';
import { usePhrases } from '../setting.tsx';

type Live = typeof import('./live.ts');

/** The parts of an open goal: fetched right after the page has been drawn, so that they are there when they are asked for. */
export function useLive(): Live | null {
  const phrases = usePhrases();
  const held = useSignal<{ live: Live; phrases: Phrases } | null>(null);
  useEffect(() => {
    import('./live.ts')
      .then(async (loaded) => {
        await loaded.learnGoal(phrases);
        held.value = { live: loaded, phrases };
      })
      .catch((error: unknown) => console.error('waymark: goal', error));
  }, [phrases]);
  // In another language it has not been learned yet.
  return held.value?.phrases === phrases ? held.value.live : null;
}
