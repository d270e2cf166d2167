import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Phrases } from '../../locales/phrases.ts';
import { usePhrases } from '../setting.tsx';

type Live = typeof import('./live.ts');
const fromHere = (): Promise<Live> => import('./live.ts');

/** Once for each language, whichever card asks first; a card that comes later has it at once. */
const fetching = new WeakMap<Phrases, Promise<Live>>();
const here = new WeakMap<Phrases, Live>();

async function fetchFor(phrases: Phrases): Promise<Live> {
  const live = await fromHere();
  await live.learnBeside(phrases);
  here.set(phrases, live);
  return live;
}

/** What comes after the first bytes of a page, with its sentences; null until it is here. */
export function useBeside(): Live | null {
  const phrases = usePhrases();
  const turns = useSignal(0);
  // Drawn anew when it counts on.
  void turns.value;
  const live = here.get(phrases) ?? null;
  useEffect(() => {
    if (live !== null) return;
    let isOver = false;
    const asked = fetching.get(phrases) ?? fetchFor(phrases);
    fetching.set(phrases, asked);
    asked.then(
      () => {
        if (!isOver) turns.value += 1;
      },
      // Steps and goals are there all the same; the next card asks again.
      (error: unknown) => {
        fetching.delete(phrases);
        console.error('waymark: beside the work', error);
      },
    );
    return () => {
      isOver = true;
    };
  }, [phrases, turns]);
  return live;
}
