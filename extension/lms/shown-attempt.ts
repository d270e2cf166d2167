import type { ShownAttempt } from '../../shared/model/kinds/course.ts';
import { normalised, versionOf, type Work } from './work.ts';

type Words = Pick<Work, 'lmsAttempt' | 'text'>;

/**
 * Which attempt a piece of work is. A hash takes a moment: the answer is null until `onKnown` has been called, and
 * then the same for as long as the words are.
 */
export function rememberAttempt(onKnown: () => void): (work: Words | null) => ShownAttempt | null {
  let last: { key: string; attempt: ShownAttempt | null } | null = null;
  return (work) => {
    const text = work === null ? '' : normalised(work.text);
    if (work === null || text === '') return null;
    const { lmsAttempt } = work;
    const key = `${lmsAttempt} ${text}`;
    if (last?.key === key) return last.attempt;
    const mine: typeof last = { key, attempt: null };
    last = mine;
    void versionOf(work.text).then((version) => {
      mine.attempt = { lmsAttempt, version };
      if (last === mine) onKnown();
    });
    return null;
  };
}
