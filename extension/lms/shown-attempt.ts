import type { ShownAttempt } from '../../shared/model/kinds/course.ts';
import { hashOf, normalised, type Work } from './work.ts';

type Words = Pick<Work, 'lmsAttempt' | 'text'>;

/**
 * Which attempt a piece of work is. A hash takes a moment: the answer is null until `onKnown` has been called, and
 * then the same for as long as the words are.
 */
export function rememberAttempt(onKnown: () => void): (work: Words | null) => ShownAttempt | null {
  let last: { read: string; key: string; attempt: ShownAttempt | null } | null = null;
  return (work) => {
    if (work === null) return null;
    const { lmsAttempt } = work;
    // A page is looked at often, and changes seldom: a long work is not gone through each time.
    const read = `${lmsAttempt} ${work.text}`;
    if (last?.read === read) return last.attempt;
    const text = normalised(work.text);
    if (text === '') return null;
    const key = `${lmsAttempt} ${text}`;
    if (last?.key === key) {
      last.read = read;
      return last.attempt;
    }
    const mine: typeof last = { read, key, attempt: null };
    last = mine;
    void hashOf(text).then((version) => {
      mine.attempt = { lmsAttempt, version };
      if (last === mine) onKnown();
    });
    return null;
  };
}
