/** A course of an LMS, as its pages name it. `base`: path of the LMS below its origin. */
export type LaunchPlace = {
  lms: 'canvas' | 'moodle';
  origin: string;
  base: string;
  courseId: string;
};
