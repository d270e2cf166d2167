import type { PageAddresses } from '../flavour.ts';
import type { Assignment, Course } from '../school/courses.ts';
import type { Person } from '../school/people.ts';
import { anonymousId, toolId } from './site.ts';

export type CanvasAddresses = Omit<PageAddresses, 'submission'> & {
  submission(course: Course, assignment: Assignment, learner: Person): string;
  /** The same work where its writer's name is hidden. */
  anonymousSubmission(course: Course, assignment: Assignment, learner: Person): string;
  /** The frame that holds the work. */
  preview(course: Course, assignment: Assignment, learner: Person): string;
  /** The older page of an assignment, for learners. */
  classicAssignment(course: Course, assignment: Assignment): string;
  /** A learner's page about a classmate's work they have been asked to read. */
  peerReview(course: Course, assignment: Assignment, of: Person): string;
  assignments(course: Course): string;
  modules(course: Course): string;
  /** Its form, where the tool of an assignment is chosen. */
  editAssignment(course: Course, assignment: Assignment): string;
};

export function canvasAddresses(origin: string): CanvasAddresses {
  const courseUrl = ({ id }: Course, more = '') => `${origin}/courses/${id}${more}`;
  const assignmentUrl = (course: Course, { id }: Assignment, more = '') =>
    courseUrl(course, `/assignments/${id}${more}`);
  return {
    signIn: () => `${origin}/login`,
    signInAs: (person) => `${origin}/login/as/${person.id}`,
    signOut: () => `${origin}/logout`,
    actAs: (person) => `${origin}/users/${person.id}/masquerade`,
    actAsMyself: () => `${origin}/stop_masquerading`,
    viewAsStudent: (course) => courseUrl(course, '/student_view'),
    manageTools: () => `${origin}/accounts/1/apps/manage`,
    dashboard: () => `${origin}/`,
    course: courseUrl,
    assignments: (course) => courseUrl(course, '/assignments'),
    assignment: assignmentUrl,
    classicAssignment: (course, assignment) =>
      assignmentUrl(course, assignment, '?assignments_2=false'),
    peerReview: (course, assignment, of) =>
      assignmentUrl(course, assignment, `?reviewee_id=${of.id}`),
    handIn: (course, assignment) => assignmentUrl(course, assignment, '#submit'),
    submission: (course, assignment, learner) =>
      assignmentUrl(course, assignment, `/submissions/${learner.id}`),
    anonymousSubmission: (course, assignment, learner) =>
      assignmentUrl(course, assignment, `/anonymous_submissions/${anonymousId(learner)}`),
    preview: (course, assignment, learner) =>
      assignmentUrl(course, assignment, `/submissions/${learner.id}?preview=1`),
    grader: (course, assignment, learner) =>
      courseUrl(
        course,
        `/gradebook/speed_grader?assignment_id=${assignment.id}${learner ? `&student_id=${learner.id}` : ''}`,
      ),
    grading: () => undefined,
    modules: (course) => courseUrl(course, '/modules'),
    editAssignment: (course, assignment) => assignmentUrl(course, assignment, '/edit'),
    addLink: (course) => courseUrl(course, '/modules'),
    toolInCourse: (course) => courseUrl(course, `/external_tools/${toolId}`),
    toolInAssignment: (course, assignment) =>
      courseUrl(
        course,
        `/external_tools/${toolId}?display=borderless&launch_type=assignment_view&assignment_id=${assignment.id}`,
      ),
    toolLaunch: (course) => courseUrl(course, `/external_tools/${toolId}?display=borderless`),
    unknownPage: (course) => courseUrl(course, `/pages/${course.pageId}`),
    unmarkedPage: () => `${origin}/bus-times.html`,
  };
}
