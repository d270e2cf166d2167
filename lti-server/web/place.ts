import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as v from 'valibot';
import { Id } from '../../shared/model/text.ts';

/** Where in the pages a person is. It stands in the fragment, so that the browser's Back works and no server sees it. */
export type Place =
  | { at: 'learning' }
  /** The assignment of the link that was followed. */
  | { at: 'work' }
  | { at: 'board'; context: string | null }
  /** What a class shows each other. */
  | { at: 'class'; context: string | null }
  | { at: 'learner'; context: string; learner: string }
  /** A talk about goals: with this learner, or as the learner. */
  | { at: 'talk'; context: string; learner: string }
  | { at: 'my-talk' }
  | { at: 'prompts' }
  | { at: 'plan' }
  | { at: 'browsers' };

export function hashOf(place: Place): string {
  if ((place.at === 'board' || place.at === 'class') && place.context !== null)
    return `#${place.at}/${place.context}`;
  if (place.at === 'learner' || place.at === 'talk')
    return `#${place.at}/${place.context}/${place.learner}`;
  return `#${place.at}`;
}

function placeOf(hash: string, start: Place): Place {
  const [at, context = '', learner = ''] = hash.replace(/^#/, '').split('/');
  const known = v.is(Id, context);
  const alone = ['learning', 'work', 'my-talk', 'prompts', 'plan', 'browsers'] as const;
  const one = alone.find((each) => each === at);
  if (one !== undefined) return { at: one };
  if (at === 'board' || at === 'class') return { at, context: known ? context : null };
  if ((at === 'learner' || at === 'talk') && known && v.is(Id, learner))
    return { at, context, learner };
  return start;
}

export function usePlace(start: Place): Place {
  const hash = useSignal(window.location.hash);
  useEffect(() => {
    const ending = new AbortController();
    const look = (): void => {
      hash.value = window.location.hash;
    };
    window.addEventListener('hashchange', look, { signal: ending.signal });
    // A link may have been followed between the first drawing and this.
    look();
    return () => ending.abort();
  }, [hash]);
  return placeOf(hash.value, start);
}

export const goTo = (place: Place): void => {
  window.location.hash = hashOf(place);
};
