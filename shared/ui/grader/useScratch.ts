import { useEffect, useRef } from 'preact/hooks';
import * as v from 'valibot';
import { AnchorSchema } from '../../model/kinds/anchor.ts';
import { TiedSchema } from '../../model/kinds/tied.ts';
import type { FeedbackText } from '../../store/views.ts';
import { rescued } from '../rescue.ts';
import { useSetting } from '../setting.tsx';

/** Pause in typing after which words are put aside on this computer (ms). */
const PAUSE_MS = 300;

const WordsSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.nullable(
    v.object({
      observation: v.string(),
      nextStep: v.string(),
      question: v.string(),
      anchor: v.nullable(AnchorSchema),
      tied: TiedSchema,
      on: v.exactOptional(v.object({ record: v.string(), part: v.string() })),
    }),
  ),
);
/** Words that an earlier page could not put aside in time; undefined when there are none. */
export function rescuedWords(key: string): FeedbackText | null | undefined {
  const parsed = v.safeParse(WordsSchema, rescued.get(key));
  return parsed.success ? parsed.output : undefined;
}

/**
 * Puts a composer's words aside on this computer as they are typed, under the learner they are for:
 * after a pause, on blur, when the page hides, when the learner changes.
 */
export function useScratch(key: string) {
  const { client } = useSetting();
  const state = useRef({
    words: null as FeedbackText | null,
    waiting: false,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  });
  const flush = useRef(() => {
    const at = state.current;
    clearTimeout(at.timer);
    if (!at.waiting) return;
    at.waiting = false;
    const { words: now } = at;
    const text = JSON.stringify(now);
    const { anchor = null, tied, on, ...words } = now ?? {};
    void client
      .run({ do: 'scratch.keep', key, words: now && words, anchor, tied, ...(on && { on }) })
      .then((outcome) => {
        if (outcome.ok) rescued.settle(key, text);
      });
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
  const later = (words: FeedbackText | null): void => {
    rescued.set(key, JSON.stringify(words));
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
