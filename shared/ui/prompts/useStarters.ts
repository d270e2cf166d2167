import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Findable } from '../../prompts/find.ts';
import { loadStarters } from '../../prompts/starters.ts';
import { usePhrases } from '../setting.tsx';

/** The starters in the language of the page; none before they have come, or where they cannot be had. */
export function useStarters(): readonly Findable[] {
  const { language } = usePhrases();
  const starters = useSignal<readonly Findable[]>([]);
  useEffect(() => {
    const ending = new AbortController();
    loadStarters(language)
      .then((loaded) => {
        if (!ending.signal.aborted) starters.value = loaded;
      })
      .catch((error: unknown) => console.error('waymark: starters', error));
    return () => ending.abort();
  }, [language, starters]);
  return starters.value;
}
