import { expect, it } from 'vitest';
import { newId } from '../../shared/model/ids.ts';
import type { PageContext } from '../../shared/protocol/page.ts';
import type { Account } from './accounts.ts';
import { assignmentName } from './assignment-name.ts';

const course = newId();
const account = (role: 'teacher' | 'learner') =>
  ({
    me: { courses: [{ context: course, lmsCourseId: '40', role, title: '', launchCmid: null }] },
  }) as unknown as Account;
const page = {
  ...{ lms: 'moodle', origin: 'https://lms.example', base: '/moodle', courseId: '40' },
  ...{ assignmentId: '101', title: 'Essay one', impersonating: false },
} as PageContext;

it('a teacher’s page gives the title, and the address is built of its ids', () => {
  expect(assignmentName(page, account('teacher'))).toEqual({
    ...{ do: 'assignment.name', context: course, lmsAssignment: '101', title: 'Essay one' },
    url: 'https://lms.example/moodle/mod/assign/view.php?id=101',
  });
  const canvas: PageContext = { ...page, lms: 'canvas', base: '', assignmentId: '1~7/../9?x#y' };
  expect(assignmentName(canvas, account('teacher'))?.url).toBe(
    'https://lms.example/courses/40/assignments/1~7%2F..%2F9%3Fx%23y',
  );
});

it('nobody else’s page names an assignment, nor one that shows no title', () => {
  expect(assignmentName(page, account('learner'))).toBeNull();
  expect(assignmentName(page, null)).toBeNull();
  expect(assignmentName({ ...page, title: '' }, account('teacher'))).toBeNull();
  expect(assignmentName({ ...page, courseId: '41' }, account('teacher'))).toBeNull();
  expect(assignmentName({ ...page, impersonating: true }, account('teacher'))).toBeNull();
});
