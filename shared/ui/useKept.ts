import { signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { lengthOf } from '../model/limits.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import type { Outcome } from '../store/client.ts';
import { rescued } from './rescue.ts';

/** How what is shown now saves what is typed in it, by the name of the field. */
const shown = new Map<string, () => Promise<void>>();

/** Saves now what is typed in fields whose names begin so. False: some of it cannot be saved, so its field should stay. */
async function keepAll(names: string): Promise<boolean> {
  const those = [...shown].filter(([name]) => name.startsWith(names));
  await Promise.all(those.map(([, flush]) => flush()));
  return !those.some(([name]) => rescued.get(name) !== undefined);
}

/** Leaves a form once its words are saved. What cannot be saved keeps it, at the field that says why. */
export async function leave(box: Element | null, names: string, then: () => void): Promise<void> {
  if (await keepAll(names)) then();
  else box?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

/** How many fields on the screen hold words that cannot be saved as they are. */
export const stuck = signal(0);

/** Pause in typing after which words are saved (ms). */
const PAUSE_MS = 300;

export type Kept = {
  text: string;
  code: ErrorCode | null;
  write: (text: string) => void;
  /** Saves now what is not saved yet. */
  flush: () => void;
};

/**
 * Words saved as they are typed: after a pause, on blur, when the page hides, when the field goes. What was rescued from an
 * earlier page is saved first.
 * `stored` is what the store holds; it is taken over only while nothing typed here waits.
 * Text past `limit`, and what the store refuses, stays in the field.
 */
export function useKept(
  name: string,
  stored: string,
  limit: number,
  save: (text: string) => Promise<Outcome>,
): Kept {
  const text = useSignal(rescued.get(name) ?? stored);
  const code = useSignal<ErrorCode | null>(null);
  const latest = useRef(save);
  latest.current = save;
  const state = useRef({
    waiting: rescued.get(name) !== undefined,
    seen: stored,
    echoes: [] as string[],
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    saving: Promise.resolve(),
  });

  const send = async (words: string): Promise<void> => {
    const outcome = await latest.current(words);
    code.value = outcome.ok ? null : outcome.code;
    if (outcome.ok) rescued.settle(name, words);
    if (!outcome.ok && text.value === words) state.current.waiting = true;
  };
  const flush = useRef(async () => {
    const at = state.current;
    clearTimeout(at.timer);
    const words = text.value;
    if (at.waiting && lengthOf(words) <= limit) {
      at.waiting = false;
      at.echoes.push(words);
      at.saving = send(words);
    }
    await at.saving;
  });

  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') void flush.current();
    };
    window.addEventListener('pagehide', () => void flush.current(), { signal });
    document.addEventListener('visibilitychange', hidden, { signal });
    void flush.current();
    const saving = flush.current;
    shown.set(name, saving);
    return () => {
      ending.abort();
      if (shown.get(name) === saving) shown.delete(name);
      void flush.current();
    };
  }, []);

  useEffect(() => {
    const at = state.current;
    if (at.seen === stored) return;
    at.seen = stored;
    // The store tells our own words back; older ones among them must not undo newer ones.
    const echo = at.echoes.indexOf(stored);
    at.echoes.splice(0, echo + 1);
    if (!at.waiting && (echo < 0 || at.echoes.length === 0)) text.value = stored;
  }, [stored, text]);

  const isStuck = code.value !== null || lengthOf(text.value) > limit;
  useEffect(() => {
    if (!isStuck) return;
    stuck.value += 1;
    return () => {
      stuck.value -= 1;
    };
  }, [isStuck]);

  return {
    text: text.value,
    code: code.value,
    write: (words) => {
      text.value = words;
      rescued.set(name, words);
      state.current.waiting = true;
      clearTimeout(state.current.timer);
      state.current.timer = setTimeout(() => void flush.current(), PAUSE_MS);
    },
    flush: () => void flush.current(),
  };
}
