import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { learnLibrary } from '../../locales/load.ts';
import type { Phrases } from '../../locales/phrases.ts';
import { Loading } from '../base/Loading.tsx';
import { usePhrases } from '../setting.tsx';

/** What stands in it can say the sentences of the library, which are fetched first. */
export function LibraryWords({ children }: { children: ComponentChildren }) {
  const phrases = usePhrases();
  const learned = useSignal<Phrases | null>(null);
  useEffect(() => {
    void learnLibrary(phrases).then(() => {
      learned.value = phrases;
    });
  }, [phrases, learned]);
  return learned.value === phrases ? children : <Loading />;
}
