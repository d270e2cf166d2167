import type { PageContext } from '../../shared/protocol/page.ts';
import { CANVAS } from './canvas/facts.ts';
import { MOODLE } from './moodle/facts.ts';

type Place = Pick<PageContext, 'lms' | 'origin' | 'base' | 'courseId' | 'assignmentId'>;

const PATHS = { canvas: CANVAS.assignmentAddress, moodle: MOODLE.assignmentAddress };

/** Where an assignment's page is: built of its ids, never taken from a page. */
export function assignmentAddress({ lms, origin, base, courseId, assignmentId }: Place): string {
  const path = PATHS[lms](encodeURIComponent(courseId), encodeURIComponent(assignmentId));
  return `${origin}${base}${path}`;
}
