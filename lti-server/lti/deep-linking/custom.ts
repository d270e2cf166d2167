/**
 * The LMS keeps these with the link and signs them with each launch. `course` is where the link was made: in a copy of that
 * course the id of an assignment is somebody else's. In the place of `history` the LMS puts the courses that this one was
 * copied from, and Canvas in the place of `here` the assignment a link stands in.
 */
export const CUSTOM = {
  opens: 'waymark_opens',
  assignment: 'waymark_assignment',
  course: 'waymark_course',
  here: 'waymark_here',
  history: 'waymark_history',
} as const;
