import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { Answer } from '../api.ts';

/** What the server answers to one question, asked again when `about` changes or `again` is called. */
export function useAsked<T>(question: () => Promise<Answer<T>>, about: string) {
  const value = useSignal<T | null>(null);
  const code = useSignal<ErrorCode | null>(null);
  const asking = useRef(question);
  asking.current = question;
  const running = useRef(new AbortController());
  const again = useCallback(async (): Promise<void> => {
    running.current.abort();
    const mine = new AbortController();
    running.current = mine;
    const answer = await asking.current();
    if (mine.signal.aborted) return;
    if (answer.ok) value.value = answer.value;
    code.value = answer.ok ? null : answer.code;
  }, [value, code]);
  useEffect(() => {
    value.value = null;
    void again();
    return () => running.current.abort();
  }, [about, again, value]);
  return { value, code, again };
}

type Page<R> = { rows: R[]; next: string | null };
/** A list that comes page by page. */
export function usePages<R>(
  question: (after: string | null) => Promise<Answer<Page<R>>>,
  about: string,
) {
  const asked = useAsked(() => question(null), about);
  const { value, code } = asked;
  const more = async (): Promise<void> => {
    const before = value.value;
    if (before === null) return;
    const answer = await question(before.next);
    // Meanwhile it may have become another list.
    if (value.value !== before) return;
    if (answer.ok)
      value.value = { rows: [...before.rows, ...answer.value.rows], next: answer.value.next };
    code.value = answer.ok ? null : answer.code;
  };
  return { ...asked, more };
}
