import { idOf } from '../inline-json.ts';
import { type Work, wordsIn } from '../work.ts';
import { CANVAS } from './facts.ts';

/** `inside`: the document of the preview frame. */
export function workInFrame(inside: Document): Work | null {
  const text = inside.querySelector<HTMLElement>(CANVAS.work);
  const lmsAttempt = idOf(text?.dataset.resourceId);
  if (text === null || lmsAttempt === null) return null;
  return { lmsAttempt, text: wordsIn(text, CANVAS.added) };
}

/** Only from a frame that has loaded what its address says: a frame that changes still holds the work before. */
export function canvasWork(document: Document): Work | null {
  const frame = document.querySelector<HTMLIFrameElement>(CANVAS.frame);
  const inside = frame?.contentDocument;
  if (!frame || !inside || inside.readyState === 'loading' || inside.URL !== frame.src) return null;
  return workInFrame(inside);
}
