import type { Adapter, Page } from '../adapter.ts';
import { idOf, inlineScripts, type JsonObject, objectsAfter } from '../inline-json.ts';
import { lookOf, textOf } from '../look.ts';
import { MOODLE } from './facts.ts';
import { moodleWork } from './work.ts';

function configOf(document: Document): JsonObject | null {
  const found = objectsAfter(inlineScripts(document), MOODLE.config);
  return found.find((each) => typeof each.wwwroot === 'string' && 'userId' in each) ?? null;
}

/** Whose work is on the screen: only when the loaded form and the user shown agree, and there is one form. */
function shownLearner(document: Document): Page['learner'] {
  const forms = document.querySelectorAll<HTMLInputElement>(MOODLE.loadedForm);
  const [form] = forms;
  const shown = document.querySelector<HTMLElement>(MOODLE.shownUser)?.dataset.userid;
  if (form === undefined || forms.length !== 1) return null;
  const id = idOf(form.name.slice(MOODLE.loadedFormName.length));
  if (id === null || id !== shown) return null;
  return { id, label: textOf(document, MOODLE.shownName), shownBy: 'work' };
}

function titleOf(document: Document, page: 'grader' | 'assignment'): string {
  const shown = textOf(document, MOODLE.title[page]);
  if (page === 'assignment' || document.title.includes(shown)) return shown;
  return shown.replace(MOODLE.beforeTitle, '');
}

export function recogniseMoodle(document: Document, url: URL): Page | null {
  const config = configOf(document);
  if (config === null || !URL.canParse(String(config.wwwroot))) return null;
  const root = new URL(String(config.wwwroot));
  const base = root.pathname.replace(/\/$/, '');
  if (root.origin !== url.origin || url.pathname !== base + MOODLE.assignmentPath) return null;
  const page = MOODLE.actions[url.searchParams.get('action') ?? ''];
  if (page === undefined || document.body?.id !== MOODLE.bodyIds[page]) return null;

  const userId = idOf(config.userId);
  const courseId = idOf(config.courseId);
  const assignmentId = idOf(url.searchParams.get('id'));
  // contextInstanceId is the course module's id on its pages; where it is not, we misread the page.
  if (assignmentId === null || assignmentId !== idOf(config.contextInstanceId)) return null;
  if (userId === null || courseId === null) return null;
  return {
    lms: 'moodle',
    origin: url.origin,
    base,
    userId,
    courseId,
    inPage: true,
    page,
    assignmentId,
    title: titleOf(document, page),
    learner: page === 'grader' ? shownLearner(document) : null,
    anonymous: page === 'grader' && url.searchParams.has('blindid'),
    impersonating: document.body.matches(MOODLE.impersonating),
    ...lookOf(document),
  };
}

export const moodle: Adapter = {
  recognise: recogniseMoodle,
  workOn: moodleWork,
  watched: ({ page }) => (page === 'grader' ? [MOODLE.shownUser, MOODLE.gradeRegion] : []),
};
