import type { Adapter, Page } from '../adapter.ts';
import { idOf, inlineScripts, type JsonObject, objectsAfter } from '../inline-json.ts';
import { textOf } from '../look.ts';
import { pageOf, type Read } from '../page.ts';
import * as MOODLE from './facts.ts';
import { isBlind, shownLearner } from './grader.ts';
import { moodleWork } from './work.ts';

function configOf(document: Document): JsonObject | null {
  const found = objectsAfter(inlineScripts(document), MOODLE.config);
  return found.find((each) => typeof each.wwwroot === 'string' && 'userId' in each) ?? null;
}

type Seen = { document: Document; url: URL; config: JsonObject; path: string; userId: string };
function readStartPage({ document, path }: Seen): Read | null {
  return document.body.id === MOODLE.startPages[path] ? { page: 'dashboard' } : null;
}

function readCourse({ document, url, config }: Seen): Read | null {
  const courseId = idOf(url.searchParams.get('id'));
  if (courseId === null || courseId === MOODLE.siteCourse) return null;
  if (!MOODLE.courseBodyId.test(document.body.id)) return null;
  const told = [idOf(config.courseId), idOf(config.contextInstanceId)];
  return told.every((each) => each === courseId) ? { page: 'course', courseId } : null;
}

function titleOf(document: Document, page: Page['page']): string {
  if (page !== 'grader') return textOf(document, MOODLE.title);
  const shown = textOf(document, MOODLE.graderTitle);
  return document.title.includes(shown) ? shown : shown.replace(MOODLE.beforeTitle, '');
}

/** The editor says whose work it holds. */
function isSomebodyElses({ document, url, userId }: Seen): boolean {
  const named = [...document.querySelectorAll<HTMLInputElement>(MOODLE.editorUser)].map(
    (each) => each.value,
  );
  const asked = url.searchParams.get('userid');
  return [...named, ...(asked === null ? [] : [asked])].some((each) => each !== userId);
}

function readAssignment(seen: Seen): Read | null {
  const { document, url, config } = seen;
  const action = url.searchParams.get('action') ?? '';
  const [page, bodyId] = Object.hasOwn(MOODLE.actions, action)
    ? (MOODLE.actions[action] ?? [])
    : [];
  if (page === undefined || document.body.id !== bodyId) return null;
  const courseId = idOf(config.courseId);
  const assignmentId = idOf(url.searchParams.get('id'));
  // contextInstanceId is the course module's id on its pages; where it is not, we misread the page.
  if (assignmentId === null || assignmentId !== idOf(config.contextInstanceId)) return null;
  if (courseId === null || (page === 'assignment' && isSomebodyElses(seen))) return null;
  const title = titleOf(document, page);
  if (page === 'assignment') return { page, courseId, assignmentId, title };
  const anonymous = isBlind(document, url, page);
  const work = { page, courseId, assignmentId, title, anonymous };
  if (page === 'grading') return work;
  // The grader has a layout of its own.
  return { ...work, inPage: true, learner: anonymous ? null : shownLearner(document) };
}

function read(seen: Seen): Read | null {
  if (seen.path === MOODLE.assignmentPath) return readAssignment(seen);
  if (seen.path === MOODLE.coursePath) return readCourse(seen);
  return Object.hasOwn(MOODLE.startPages, seen.path) ? readStartPage(seen) : null;
}

export function recogniseMoodle(document: Document, url: URL): Page | null {
  const config = configOf(document);
  if (config === null || !URL.canParse(String(config.wwwroot))) return null;
  const root = new URL(String(config.wwwroot));
  const base = root.pathname.replace(/\/$/, '');
  if (root.origin !== url.origin || !url.pathname.startsWith(`${base}/`)) return null;

  const userId = idOf(config.userId);
  if (userId === null || document.body === null) return null;
  const found = read({ document, url, config, path: url.pathname.slice(base.length), userId });
  if (found === null) return null;
  const impersonating = document.body.matches(MOODLE.impersonating);
  const who = { lms: 'moodle', origin: url.origin, base, userId, impersonating } as const;
  return pageOf(document, MOODLE.layout, who, found);
}

export const moodle: Adapter = {
  recognise: recogniseMoodle,
  workOn: moodleWork,
  shownIn: () => null,
  watched: ({ page }) => (page === 'grader' ? [MOODLE.shownUser, MOODLE.gradeRegion] : []),
};
