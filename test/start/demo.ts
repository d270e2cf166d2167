import { rm } from 'node:fs/promises';
import path from 'node:path';
import { findChromium } from '../browser/chromium.ts';
import { connectByClick, type Desk, sitDown } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import type { Stack } from '../stack/stack.ts';

/** A screen to draw on. macOS and Windows have one wherever a person types. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' ||
  (process.env.DISPLAY ?? '') !== '' ||
  (process.env.WAYLAND_DISPLAY ?? '') !== '';

export const hasBrowser = (): boolean => findChromium() !== null;

/**
 * Two windows in profiles of their own: a teacher in the grader, a learner at the same assignment, both connected as a
 * person would do it. The LMS is allowed in these profiles only.
 */
export async function openDemo(
  stack: Stack,
  folder: string,
  say: (line: string) => void,
): Promise<Desk[]> {
  const lms = stack.sandbox.moodle;
  const { course, assignment } = firstAssignment(lms);
  const windowOf = async (name: string, left: number) => {
    const profile = path.join(folder, 'profiles', name);
    await rm(profile, { recursive: true, force: true });
    return {
      profile,
      headless: false,
      viewport: null,
      args: [`--window-position=${left},0`, '--window-size=1100,900'],
    };
  };
  say('Opening the teacher’s window and connecting it …');
  const teacher = await sitDown(stack, lms, 'okafor', await windowOf('teacher', 0));
  await connectByClick(teacher);
  say('Opening the learner’s window and connecting it …');
  const learner = await sitDown(stack, lms, 'lucia', await windowOf('learner', 560));
  await connectByClick(learner);
  await teacher.page.goto(lms.url.grader(course, assignment, learner.person));
  await learner.page.goto(lms.url.assignment(course, assignment));
  return [teacher, learner];
}
