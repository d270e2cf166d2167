import type { PageAddresses } from '../flavour.ts';
import type { Assignment, Course } from '../school/courses.ts';
import type { Person } from '../school/people.ts';
import { participantNumber } from './site.ts';

export type MoodleAddresses = Omit<PageAddresses, 'grading'> & {
  myCourses(): string;
  grading(course: Course, assignment: Assignment): string;
  /** The grader as blind marking links to it; the page puts the real id into its own address. */
  blindGrader(course: Course, assignment: Assignment, learner: Person): string;
  /** A profile inside a course: its body id is the course page's. */
  profileInCourse(course: Course, person: Person): string;
};

/** `root`: the site's address, with its path. */
export function moodleAddresses(root: string): MoodleAddresses {
  const assignUrl = (cmid: string, more = '') => `${root}/mod/assign/view.php?id=${cmid}${more}`;
  return {
    signIn: () => `${root}/login/index.php`,
    signInAs: (person) => `${root}/login/as/${person.id}`,
    signOut: () => `${root}/login/logout.php`,
    actAs: (person) => `${root}/course/loginas.php?id=1&user=${person.id}`,
    actAsMyself: () => `${root}/course/loginas.php?id=1&return=1`,
    viewAsStudent: (course) => `${root}/course/switchrole.php?id=${course.id}&switchrole=5`,
    manageTools: () => `${root}/mod/lti/toolconfigure.php`,
    dashboard: () => `${root}/my/`,
    myCourses: () => `${root}/my/courses.php`,
    course: (course) => `${root}/course/view.php?id=${course.id}`,
    profileInCourse: (course, person) =>
      `${root}/user/view.php?id=${person.id}&course=${course.id}`,
    assignment: (_course, assignment) => assignUrl(assignment.id),
    handIn: (_course, assignment) => assignUrl(assignment.id, '&action=editsubmission'),
    submission: () => undefined,
    grading: (_course, assignment) => assignUrl(assignment.id, '&action=grading'),
    grader: (_course, assignment, learner) =>
      assignUrl(assignment.id, `&action=grader${learner ? `&userid=${learner.id}` : ''}`),
    blindGrader: (course, assignment, learner) =>
      assignUrl(assignment.id, `&action=grader&blindid=${participantNumber(course, learner)}`),
    addLink: (course) => `${root}/course/modedit.php?add=lti&course=${course.id}`,
    toolInCourse: (course) => `${root}/mod/lti/view.php?id=${course.toolId}`,
    toolInAssignment: () => undefined,
    toolLaunch: (course) => `${root}/mod/lti/launch.php?id=${course.toolId}&triggerview=0`,
    unknownPage: (course) => `${root}/mod/page/view.php?id=${course.pageId}`,
    unmarkedPage: () => `${root}/bus-times.html`,
  };
}
