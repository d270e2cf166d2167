import type { Adapter } from '../adapter.ts';
import { idOf } from '../inline-json.ts';
import { type Work, workIn } from '../work.ts';
import { envOf } from './env.ts';
import * as CANVAS from './facts.ts';
import { shownIn } from './speed-grader.ts';

/** `inside`: the document of the preview frame. */
export function workInFrame(inside: Document): Work | null {
  const text = inside.querySelector<HTMLElement>(CANVAS.work);
  const lmsAttempt = idOf(text?.dataset.resourceId);
  if (text === null || lmsAttempt === null) return null;
  return workIn(text, lmsAttempt, CANVAS.added);
}

/** Only from a frame that has loaded what its address says: a frame that changes still holds the work before. */
function workInPreview(frame: Element | null | undefined): Work | null {
  if (!(frame instanceof HTMLIFrameElement)) return null;
  const inside = frame.contentDocument;
  if (!inside || inside.readyState === 'loading' || inside.URL !== frame.src) return null;
  return workInFrame(inside);
}

/** A2 has no frame: the learner's text stands in the page. */
export function ownWork(document: Document): Work | null {
  const [text, another] = document.querySelectorAll(CANVAS.ownText);
  const { SUBMISSION_ID: id } = envOf(document) ?? {};
  if (text === undefined || another !== undefined || typeof id !== 'string') return null;
  const [, lmsAttempt] = CANVAS.graphqlSubmission.exec(fromBase64(id)) ?? [];
  return lmsAttempt === undefined ? null : workIn(text, lmsAttempt, CANVAS.added);
}

const BASE64 = /^(?:[A-Za-z\d+/]{4})+(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;
const fromBase64 = (text: string): string => (BASE64.test(text) ? atob(text) : '');

export const canvasWork: Adapter['workOn'] = (document, { page, learner }) => {
  if (page === 'assignment') return ownWork(document);
  if (page === 'submission') return workInPreview(document.querySelector(CANVAS.submissionFrame));
  return learner === null ? null : workInPreview(shownIn(document)[0]);
};
