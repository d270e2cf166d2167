import type { Adapter, Page } from '../adapter.ts';
import { idOf, inlineScripts, isObject, type JsonObject, objectsAfter } from '../inline-json.ts';
import { lookOf, onOneLine, textOf } from '../look.ts';
import { CANVAS } from './facts.ts';
import { wholeUserId } from './user-id.ts';
import { canvasWork } from './work.ts';

function envOf(document: Document): JsonObject | null {
  const scripts = inlineScripts(document);
  const first = objectsAfter(scripts, CANVAS.env).find((each) => 'current_user_id' in each);
  if (first === undefined) return null;
  return Object.assign({}, first, ...objectsAfter(scripts, CANVAS.envMore));
}

/** Canvas marks pages we do not know the look of: Career courses and K5 replace them whole. */
const isReplaced = (env: JsonObject) =>
  env.horizon_course === true || env.K5_SUBJECT_COURSE === true;

function isImpersonating(document: Document, env: JsonObject): boolean {
  const fake = isObject(env.current_user) && env.current_user.fake_student === true;
  return fake || env.ISOBSERVER === true || document.body.matches(CANVAS.impersonating);
}

const same = (a: string, b: string) => wholeUserId(a) === wholeUserId(b);

function showsAssignment(document: Document, env: JsonObject, assignment: string): boolean {
  const shown = idOf(env.ASSIGNMENT_ID);
  return shown === null
    ? document.querySelector(CANVAS.classicAssignment) !== null
    : same(shown, assignment);
}

/** Is the work on the screen that of `learner`? The address says the next learner before the frame does. */
function isOnScreen(document: Document, url: URL, assignment: string, learner: string): boolean {
  const frames = document.querySelectorAll<HTMLIFrameElement>(CANVAS.frame);
  const source = frames[0]?.getAttribute('src');
  if (frames.length > 1) return false;
  if (source) {
    if (!URL.canParse(source, url.href)) return false;
    const address = new URL(source, url.href);
    const [, shownAssignment, shown] = CANVAS.submissionPath.exec(address.pathname) ?? [];
    if (address.origin !== url.origin || !shownAssignment || !shown) return false;
    return same(shownAssignment, assignment) && same(shown, learner);
  }
  const nothing = document.querySelector<HTMLElement>(CANVAS.noSubmission);
  const select = document.querySelector<HTMLSelectElement>(CANVAS.learnerSelect);
  const isShown = nothing !== null && nothing.style.display !== 'none' && !nothing.hidden;
  return isShown && select !== null && same(select.value, learner);
}

function shownLearner(document: Document, url: URL, assignment: string): Page['learner'] {
  const id = idOf(url.searchParams.get('student_id'));
  if (id === null || !isOnScreen(document, url, assignment, id)) return null;
  return { id: wholeUserId(id), label: '', shownBy: 'work' };
}

function titleOf(document: Document, env: JsonObject, page: 'grader' | 'assignment'): string {
  const shown = textOf(document, CANVAS.title[page]);
  const { assignment_title: known } = env;
  return page === 'grader' && shown === '' && typeof known === 'string' ? onOneLine(known) : shown;
}

export function recogniseCanvas(document: Document, url: URL): Page | null {
  const isGrader = CANVAS.speedGraderPath.test(url.pathname);
  const path = (isGrader ? CANVAS.speedGraderPath : CANVAS.assignmentPath).exec(url.pathname);
  if (path === null || CANVAS.peerReview.some((each) => url.searchParams.has(each))) return null;
  const env = envOf(document);
  if (env === null || isReplaced(env)) return null;

  const userId = idOf(env.current_user_id);
  const courseId = idOf(path[1]);
  const assignmentId = idOf(isGrader ? url.searchParams.get('assignment_id') : path[2]);
  if (userId === null || courseId === null || assignmentId === null) return null;
  if (!isGrader && !showsAssignment(document, env, assignmentId)) return null;
  // The new SpeedGrader is a remote module of its own: no frame holder, nothing we can be sure of.
  if (isGrader && document.querySelector(CANVAS.frameHolder) === null) return null;
  const anonymous =
    isGrader && (env.force_anonymous_grading === true || url.searchParams.has('anonymous_id'));
  const page = isGrader ? 'grader' : 'assignment';
  return {
    lms: 'canvas',
    origin: url.origin,
    base: '',
    userId: wholeUserId(userId),
    courseId,
    inPage: true,
    page,
    assignmentId,
    title: titleOf(document, env, page),
    learner: isGrader && !anonymous ? shownLearner(document, url, assignmentId) : null,
    anonymous,
    impersonating: isImpersonating(document, env),
    ...lookOf(document),
    contrast: env.use_high_contrast === true ? 'more' : 'normal',
  };
}

export const canvas: Adapter = {
  recognise: recogniseCanvas,
  workOn: canvasWork,
  watched: ({ page, title }) => {
    if (page === 'grader') return [CANVAS.frameHolder, CANVAS.learnerCount, CANVAS.noSubmission];
    return title === '' ? [CANVAS.lateContent] : [];
  },
};
