import type { PageContext } from '../../shared/protocol/page.ts';
import * as CANVAS from './canvas/facts.ts';
import * as MOODLE from './moodle/facts.ts';

type Place = Pick<PageContext, 'lms' | 'origin' | 'base' | 'courseId' | 'assignmentId'>;

const PATHS = { canvas: CANVAS.assignmentAddress, moodle: MOODLE.assignmentAddress };

/** Where an assignment's page is: built of its ids, never taken from a page. Null where the page has none. */
export function assignmentAddress(place: Place): string | null {
  const { lms, origin, base, courseId, assignmentId } = place;
  if (courseId === null || assignmentId === null) return null;
  const path = PATHS[lms](encodeURIComponent(courseId), encodeURIComponent(assignmentId));
  return `${origin}${base}${path}`;
}
