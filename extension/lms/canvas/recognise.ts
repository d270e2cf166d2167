import type { Adapter, Page } from '../adapter.ts';
import { idOf } from '../inline-json.ts';
import { pageOf, type Read } from '../page.ts';
import { readAssignment, readSubmission } from './assignment.ts';
import { envOf, isImpersonating, isReplaced } from './env.ts';
import * as CANVAS from './facts.ts';
import type { Seen } from './seen.ts';
import { readSpeedGrader, shownIn } from './speed-grader.ts';
import { readCourse, readDashboard } from './start-pages.ts';
import { wholeUserId } from './user-id.ts';
import { canvasWork } from './work.ts';

const READERS: readonly (readonly [path: RegExp, read: (seen: Seen) => Read | null])[] = [
  [CANVAS.paths.dashboard, readDashboard],
  [CANVAS.paths.course, readCourse],
  [CANVAS.paths.assignment, readAssignment],
  [CANVAS.paths.submission, readSubmission],
  [CANVAS.paths.grader, readSpeedGrader],
];

export function recogniseCanvas(document: Document, url: URL): Page | null {
  const [path, read] = READERS.find(([each]) => each.test(url.pathname)) ?? [];
  if (path === undefined || read === undefined) return null;
  if (CANVAS.elsewhere.some((each) => url.searchParams.has(each))) return null;
  const env = envOf(document);
  const shown = idOf(env?.current_user_id);
  if (env === null || shown === null || isReplaced(document, env)) return null;

  const userId = wholeUserId(shown);
  const [, ...ids] = path.exec(url.pathname) ?? [];
  const found = read({ document, url, env, userId, ids });
  if (found === null) return null;
  const impersonating = isImpersonating(document, env, userId);
  const who = { lms: 'canvas', origin: url.origin, base: '', userId, impersonating } as const;
  const page = pageOf(document, CANVAS.layout, who, found);
  return env.use_high_contrast === true ? { ...page, contrast: 'more' } : page;
}

const WATCHED: Readonly<Record<Page['page'], readonly string[]>> = {
  dashboard: [],
  course: [],
  assignment: [CANVAS.lateContent],
  submission: [CANVAS.submissionFrameHolder],
  grading: [],
  grader: [
    CANVAS.frameHolder,
    CANVAS.fileList,
    CANVAS.learnerCount,
    CANVAS.noSubmission,
    CANVAS.hiddenSubmission,
  ],
};

export const canvas: Adapter = {
  recognise: recogniseCanvas,
  workOn: canvasWork,
  shownIn: (document) => shownIn(document)[0] ?? null,
  // The new SpeedGrader draws everything into the bare body.
  watched: ({ page }, document) =>
    page === 'grader' && document.querySelector(CANVAS.frameHolder) === null
      ? ['body']
      : WATCHED[page],
};
