import type { Read } from '../page.ts';
import * as CANVAS from './facts.ts';
import { courseOf, type Seen } from './seen.ts';

export function readDashboard({ document, env }: Seen): Read | null {
  const isClassic = document.querySelector(CANVAS.dashboard) !== null;
  const isWidgets = CANVAS.widgetDashboard.some((key) => key in env);
  return env.K5_USER === true || !(isClassic || isWidgets) ? null : { page: 'dashboard' };
}

export function readCourse(seen: Seen): Read | null {
  const courseId = courseOf(seen);
  if (courseId === null || seen.document.querySelector(CANVAS.courseHome) === null) return null;
  return { page: 'course', courseId };
}
