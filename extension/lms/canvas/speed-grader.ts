import type { Page } from '../adapter.ts';
import { idOf } from '../inline-json.ts';
import { onOneLine, textOf } from '../look.ts';
import type { Read } from '../page.ts';
import * as CANVAS from './facts.ts';
import { courseOf, type Seen } from './seen.ts';
import { evidenceFor, type Owner, ownAddress } from './shown-work.ts';
import { sameId, wholeUserId } from './user-id.ts';

const isVisible = (element: HTMLElement | null): boolean =>
  element !== null && element.style.display !== 'none' && !element.hidden;

const isNew = ({ document, env }: Seen): boolean =>
  env[CANVAS.newGrader] === true && document.querySelector(CANVAS.layout) === null;

/** Where the work stands on the screen. A hidden holder may still hold the work before (an embedded quiz). */
export function shownIn(document: Document): Element[] {
  const holder = document.querySelector<HTMLElement>(CANVAS.frameHolder);
  if (holder === null) return [...document.querySelectorAll(CANVAS.newGraderShownIn)];
  return isVisible(holder) ? [...document.querySelectorAll(CANVAS.shownIn)] : [];
}

/** The name SpeedGrader shows, where its menu and the name beside it agree. */
function shownName(document: Document): string {
  const select = document.querySelector<HTMLSelectElement>(CANVAS.learnerSelect);
  const name = textOf(document, CANVAS.learnerName);
  const chosen = onOneLine(select?.selectedOptions[0]?.textContent ?? '');
  return chosen === name || chosen.startsWith(`${name} `) ? name : '';
}

function newGraderName(document: Document): string {
  const shown = document.querySelector(CANVAS.newGraderName);
  const named = shown?.hasAttribute('name') ? shown : shown?.querySelector('[name]');
  return onOneLine(named?.getAttribute('name') ?? shown?.textContent ?? '');
}

/** Whose work is on the screen? The address says the next learner before the frame does. */
function shownLearner(seen: Seen, owner: Owner): Page['learner'] {
  const { document, url } = seen;
  const [frame, another] = shownIn(document);
  const select = document.querySelector<HTMLSelectElement>(CANVAS.learnerSelect);
  if (another !== undefined || (select !== null && !sameId(select.value, owner.user))) return null;
  const id = wholeUserId(owner.user);
  const source = frame?.getAttribute('src') ?? null;
  if (source === null) {
    const isEmpty = frame === undefined && isVisible(document.querySelector(CANVAS.noSubmission));
    return isEmpty && select !== null ? { id, label: '', shownBy: 'work' } : null;
  }
  const evidence = evidenceFor(document, source, url, owner);
  if (evidence === null) return null;
  if (evidence === 'preview') return { id, label: '', shownBy: 'work' };
  // A file does not say that the teacher hides names; the name shown does.
  const label = isNew(seen) ? newGraderName(document) : shownName(document);
  if (evidence === 'file') return { id, label, shownBy: 'work' };
  return label === '' ? null : { id, label, shownBy: 'label' };
}

function isAnonymous({ document, url, env }: Seen): boolean {
  if (env.force_anonymous_grading === true || url.searchParams.has('anonymous_id')) return true;
  const hidden = document.querySelector<HTMLElement>(CANVAS.hiddenSubmission);
  if (isVisible(hidden) && hidden?.textContent?.trim() && shownIn(document).length === 0)
    return document.querySelector(CANVAS.learnerSelect) !== null;
  return shownIn(document).some((each) => {
    const address = ownAddress(each.getAttribute('src'), url);
    if (address === null) return false;
    return (
      CANVAS.anonymousPath.test(address.pathname) || address.searchParams.has(CANVAS.hiddenName)
    );
  });
}

function titleOf({ document, env }: Seen): string {
  const { assignment_title: known } = env;
  return textOf(document, CANVAS.graderTitle) || onOneLine(typeof known === 'string' ? known : '');
}

export function readSpeedGrader(seen: Seen): Read | null {
  const { document, url, env } = seen;
  const courseId = courseOf(seen);
  const assignmentId = idOf(url.searchParams.get('assignment_id'));
  const told = idOf(env.assignment_id);
  if (courseId === null || assignmentId === null) return null;
  if (told !== null && !sameId(told, assignmentId)) return null;
  const hasHolder = document.querySelector(CANVAS.frameHolder) !== null;
  if (!hasHolder && !isNew(seen)) return null;

  const anonymous = isAnonymous(seen);
  const user = idOf(url.searchParams.get('student_id'));
  const owner = user === null ? null : { assignment: assignmentId, user };
  return {
    page: 'grader',
    courseId,
    assignmentId,
    inPage: hasHolder || document.querySelector(CANVAS.newGraderLayout) !== null,
    title: titleOf(seen),
    learner: anonymous || owner === null ? null : shownLearner(seen, owner),
    anonymous,
  };
}
