import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Comment, Criterion, Reading } from '../../coach/comment.ts';
import type { Phrases } from '../../locales/phrases.ts';
import type { Wait } from '../../store/pause.ts';
import { usePhrases } from '../setting.tsx';

/** Pause in typing after which the coach reads (ms). */
const PAUSE_MS = 600;

type Live = typeof import('./live.ts');
export type Load = () => Promise<Live>;
export type Read = { live: Live; phrases: Phrases; text: string; reading: Reading };

/**
 * The reading of `comment` as it stood at the last pause; null before the first one, and while there is no comment. Words that nobody
 * typed just now are read at once. 'none': the coach could not be had, which is reported and changes nothing else.
 */
export function useReading(
  comment: Comment | null,
  quiet: () => readonly Criterion[],
  load: Load,
  pause: Wait,
): Read | 'none' | null {
  const phrases = usePhrases();
  const read = useSignal<Read | 'none' | null>(null);
  const last = useRef<string | null>(null);
  const key = JSON.stringify(comment);
  // `key` stands for the comment, which is a new object each time.
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const readOn = async (given: Comment, ms: number): Promise<void> => {
      await pause(ms, signal);
      if (signal.aborted || read.value === 'none') return;
      const live = await load();
      await live.learnCoach(phrases);
      if (signal.aborted) return;
      const reading = live.readComment({
        ...given,
        quiet: [...(given.quiet ?? []), ...quiet()],
      });
      read.value = { live, phrases, text: given.text, reading };
    };
    const text = comment?.text ?? '';
    const isTyped = last.current !== null && last.current !== text;
    if (comment === null) {
      if (read.value !== 'none') read.value = null;
    } else
      readOn(comment, isTyped ? PAUSE_MS : 0).catch((error: unknown) => {
        console.error('waymark: coach', error);
        // Without the coach the composer is what it was before there was one.
        read.value = 'none';
      });
    last.current = text;
    return () => ending.abort();
  }, [key, phrases]);
  const now = read.value;
  // In another language there are no words for it yet.
  return now === 'none' || now?.phrases === phrases ? now : null;
}
