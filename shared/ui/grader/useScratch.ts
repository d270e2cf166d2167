import { useEffect, useRef } from 'preact/hooks';
import type { FeedbackWords } from '../../store/views.ts';
import { useSetting } from '../setting.tsx';

/** Pause in typing after which words are put aside on this computer (ms). */
const PAUSE_MS = 300;

/**
 * Puts a composer's words aside on this computer as they are typed, under the learner they are for:
 * after a pause, on blur, when the page hides, when the learner changes.
 */
export function useScratch(key: string) {
  const { client } = useSetting();
  const state = useRef({
    words: null as FeedbackWords | null,
    waiting: false,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  });
  const flush = useRef(() => {
    const at = state.current;
    clearTimeout(at.timer);
    if (!at.waiting) return;
    at.waiting = false;
    void client.run({ do: 'scratch.keep', key, words: at.words });
  });
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    window.addEventListener('pagehide', () => flush.current(), { signal });
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'hidden') flush.current();
      },
      { signal },
    );
    return () => {
      ending.abort();
      flush.current();
    };
  }, []);
  const later = (words: FeedbackWords | null): void => {
    state.current.words = words;
    state.current.waiting = true;
    clearTimeout(state.current.timer);
    state.current.timer = setTimeout(() => flush.current(), PAUSE_MS);
  };
  return {
    later,
    flush: () => flush.current(),
    /** The words are a draft now, or released: nothing needs to be put aside. */
    forget: () => {
      later(null);
      flush.current();
    },
  };
}
