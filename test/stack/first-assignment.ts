import type { Assignment, Course, Flavour } from '../sandbox-lms/main.ts';

/** The essay four learners have handed in. */
export function firstAssignment(lms: Flavour): { course: Course; assignment: Assignment } {
  const [course] = lms.courses;
  const [assignment] = course?.assignments ?? [];
  if (course === undefined || assignment === undefined) throw new Error('The LMS is empty.');
  return { course, assignment };
}
