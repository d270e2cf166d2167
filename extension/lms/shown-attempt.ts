import type { ShownAttempt } from '../../shared/model/kinds/course.ts';
import { hashOf, normalised, type Work } from './work.ts';

/** coming: the work's words are being hashed, and `onKnown` will be called. */
type Attempt = ShownAttempt | 'coming' | null;
type Words = Pick<Work, 'lmsAttempt' | 'text'>;

/**
 * Which attempt a piece of work is; null for none, or one without words. A hash takes a moment: the answer is `coming` until
 * `onKnown` has been called, and then the same for as long as the words are.
 */
export function rememberAttempt(onKnown: () => void): (work: Words | null) => Attempt {
  let last: { read: string; key: string; attempt: Attempt } | null = null;
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
    const mine: typeof last = { read, key, attempt: 'coming' };
    last = mine;
    const know = (attempt: ShownAttempt | null) => {
      mine.attempt = attempt;
      if (last === mine) onKnown();
    };
    // A browser that cannot hash them says no version: the page is known without one.
    hashOf(text).then(
      (version) => know({ lmsAttempt, version }),
      () => know(null),
    );
    return mine.attempt;
  };
}
