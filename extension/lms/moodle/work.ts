import type { Adapter } from '../adapter.ts';
import { type Work, workIn } from '../work.ts';
import * as MOODLE from './facts.ts';

/** The words in the loaded form, which is the shown learner's, or on the viewer's own page. */
export const moodleWork: Adapter['workOn'] = (document, { page, learner }) => {
  if (page === 'assignment') return workBelow(document, MOODLE.workIn.assignment);
  return page === 'grader' && learner !== null ? workBelow(document, MOODLE.workIn.grader) : null;
};

function workBelow(document: Document, place: string): Work | null {
  const [text, another] = document.querySelectorAll(`${place} ${MOODLE.work}`);
  const [, submission] = MOODLE.workHolder.exec(text?.parentElement?.className ?? '') ?? [];
  if (text === undefined || another !== undefined || submission === undefined) return null;
  const unfold = document.querySelector<HTMLElement>(`${place} ${MOODLE.unfold(submission)}`);
  return workIn(text, submission, MOODLE.added, unfold);
}
