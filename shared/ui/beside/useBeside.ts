import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Phrases } from '../../locales/phrases.ts';
import { usePhrases } from '../setting.tsx';

type Live = typeof import('./live.ts');
const fromHere = (): Promise<Live> => import('./live.ts');

/** Once for each language, whichever card asks first; a card that comes later has it at once. */
const fetching = new WeakMap<Phrases, Promise<Live>>();
const here = new WeakMap<Phrases, Live | null>();

async function fetchFor(phrases: Phrases): Promise<Live> {
  const live = await fromHere();
  await live.learnBeside(phrases);
  here.set(phrases, live);
  return live;
}

/**
 * What comes after the first bytes of a page, with its sentences; undefined until it is here, null where it cannot be had. A
 * screen on which it stands above other things waits for it: nothing is drawn to be pushed away.
 */
export function useBeside(): Live | null | undefined {
  const phrases = usePhrases();
  const turns = useSignal(0);
  // Drawn anew when it counts on.
  void turns.value;
  const live = here.get(phrases);
  useEffect(() => {
    if (live) return;
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
        here.set(phrases, null);
        console.error('waymark: beside the work', error);
        if (!isOver) turns.value += 1;
      },
    );
    return () => {
      isOver = true;
    };
  }, [phrases, turns]);
  return live;
}
