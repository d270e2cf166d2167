import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Phrases } from '../../locales/phrases.ts';
import { usePhrases } from '../setting.tsx';

type Live = typeof import('./live.ts');

async function fetchFor(phrases: Phrases): Promise<Live> {
  const live = await import('./live.ts');
  await live.learnBeside(phrases);
  return live;
}
/** Once for each language, whichever card asks first. */
const fetched = new WeakMap<Phrases, Promise<Live>>();

/** What comes after the first bytes of a page, with its sentences; null until it is here. */
export function useBeside(): Live | null {
  const phrases = usePhrases();
  const held = useSignal<{ phrases: Phrases; live: Live } | null>(null);
  useEffect(() => {
    let isOver = false;
    const fetching = fetched.get(phrases) ?? fetchFor(phrases);
    fetched.set(phrases, fetching);
    fetching.then(
      (live) => {
        if (!isOver) held.value = { phrases, live };
      },
      // Steps and goals are there all the same; the next card asks again.
      (error: unknown) => {
        fetched.delete(phrases);
        console.error('waymark: beside the work', error);
      },
    );
    return () => {
      isOver = true;
    };
  }, [phrases, held]);
  // In another language there are no words for it yet.
  return held.value?.phrases === phrases ? held.value.live : null;
}
