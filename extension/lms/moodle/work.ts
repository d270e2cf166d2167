import { type Work, wordsIn } from '../work.ts';
import { MOODLE } from './facts.ts';

/** The words in the loaded form, which is the shown learner's. */
export function moodleWork(document: Document): Work | null {
  const [text, another] = document.querySelectorAll(MOODLE.work);
  const [, submission] = MOODLE.workHolder.exec(text?.parentElement?.className ?? '') ?? [];
  if (text === undefined || another !== undefined || submission === undefined) return null;
  return { lmsAttempt: submission, text: wordsIn(text, MOODLE.added) };
}
