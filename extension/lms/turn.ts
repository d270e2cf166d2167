import type { Turn } from '../../shared/protocol/marks.ts';
import { turn as canvas } from './canvas/facts.ts';
import { turn as moodle } from './moodle/facts.ts';

/** The grader's own button to another learner; null where the page has none. Each is found on its own LMS alone. */
export const turnButton = (document: Document, to: Turn): HTMLElement | null =>
  document.querySelector<HTMLElement>(`${canvas[to]}, ${moodle[to]}`);
