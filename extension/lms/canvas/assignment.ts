import { idOf, isObject } from '../inline-json.ts';
import { textOf } from '../look.ts';
import type { Read } from '../page.ts';
import * as CANVAS from './facts.ts';
import { courseOf, type Seen } from './seen.ts';
import { isWorkOf, ownAddress } from './shown-work.ts';
import { sameId, wholeUserId } from './user-id.ts';

export function readAssignment(seen: Seen): Read | null {
  const { document, env } = seen;
  const courseId = courseOf(seen);
  const [, assignmentId] = seen.ids;
  if (courseId === null || assignmentId === undefined) return null;
  // Somebody else's work, to be reviewed.
  if (env.peer_review_mode_enabled === true) return null;
  const shown = idOf(env.ASSIGNMENT_ID);
  const isShown =
    shown === null
      ? document.querySelector(CANVAS.classicAssignment) !== null
      : sameId(shown, assignmentId);
  if (!isShown) return null;
  return {
    page: 'assignment',
    courseId,
    assignmentId,
    title: textOf(document, CANVAS.assignmentTitle),
  };
}

/** Whose work the page is about, by what it says itself. Null: nobody's we may name. */
function ownerOf({ document, url, env, ids: [, assignment, user] }: Seen): string | null {
  const { SUBMISSION: submission } = env;
  if (!isObject(submission) || assignment === undefined || user === undefined) return null;
  const [shown, owner] = [idOf(submission.assignment_id), idOf(submission.user_id)];
  if (shown === null || owner === null) return null;
  if (!sameId(shown, assignment) || !sameId(owner, user)) return null;
  const frames = document.querySelectorAll(CANVAS.submissionFrame);
  const source = frames[0]?.getAttribute('src') ?? null;
  if (frames.length > 1) return null;
  return source === null || isWorkOf(ownAddress(source, url), { assignment, user }) ? owner : null;
}

/** One's own is like an assignment page; another's is shown to those who may mark it, never to peers. */
export function readSubmission(seen: Seen): Read | null {
  const { document, env, userId } = seen;
  const courseId = courseOf(seen);
  const owner = ownerOf(seen);
  const [, assignmentId] = seen.ids;
  if (courseId === null || assignmentId === undefined || owner === null) return null;
  if (document.querySelector(CANVAS.submissionDetails) === null) return null;
  const isOwn = sameId(owner, userId);
  const { RUBRIC_ASSESSMENT: assessment } = env;
  const mayMark =
    env.CURRENT_USER_CAN_GRADE_SUBMISSION === true &&
    isObject(assessment) &&
    assessment.assessment_type === 'grading';
  if (!isOwn && !mayMark) return null;
  return {
    page: 'submission',
    courseId,
    assignmentId,
    title: textOf(document, CANVAS.submissionTitle),
    learner: isOwn ? null : { id: wholeUserId(owner), label: '', shownBy: 'work' },
  };
}
