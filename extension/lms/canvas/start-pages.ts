import * as CANVAS from './facts.ts';
import { courseOf, isLaidOut, type Read, type Seen } from './seen.ts';

const nobodysWork = { assignmentId: null, title: '', learner: null, anonymous: false } as const;

export function readDashboard({ document, env }: Seen): Read | null {
  const isClassic = document.querySelector(CANVAS.dashboard) !== null;
  const isWidgets = CANVAS.widgetDashboard.some((key) => key in env);
  if (env.K5_USER === true || !(isClassic || isWidgets)) return null;
  return { ...nobodysWork, page: 'dashboard', courseId: null, inPage: isLaidOut(document) };
}

export function readCourse(seen: Seen): Read | null {
  const courseId = courseOf(seen);
  if (courseId === null || seen.document.querySelector(CANVAS.courseHome) === null) return null;
  return { ...nobodysWork, page: 'course', courseId, inPage: isLaidOut(seen.document) };
}
