import * as v from 'valibot';
import type { Fields } from '../record.ts';
import { Id, Line, Link, LmsId, Tags, Text } from '../text.ts';

/** Written by the server only, from launches and the roster. */
export const courseFields = {
  title: Line,
  lmsCourseId: v.nullable(LmsId),
  lms: v.picklist(['canvas', 'moodle', 'other']),
  /** Origins of the LMS this course lives on. */
  origins: v.array(Link),
  /** Moodle: the course module of our activity, for silent launches. */
  launchCmid: v.nullable(LmsId),
};

/** Written by the server only. One person in one course. */
export const membershipFields = {
  name: Text,
  role: v.picklist(['teacher', 'learner']),
  /** The user id LMS pages show; null until the LMS has told it. */
  lmsUserId: v.nullable(LmsId),
  active: v.boolean(),
  /** Names of the sections of the course this person is in; none where the LMS tells none. */
  sections: Tags,
};

/** Made by whoever meets it first; the rest is taken from a teacher only. `criteria`: what feedback here has named. */
export const assignmentFields = { lmsId: LmsId, title: Line, url: Link, criteria: Tags };

export const criteriaOf = (assignment: Fields): string[] =>
  v.is(Tags, assignment.criteria) ? assignment.criteria : [];

/** One version of a learner's work. `version` is a hash; the work itself is never stored. */
export const attemptFields = {
  assignment: Id,
  lmsAttempt: v.pipe(v.string(), v.maxLength(255)),
  version: v.pipe(v.string(), v.maxLength(64)),
};

/** Which version a page shows. `lmsAttempt`: the LMS's submission id; `version`: SHA-256 of the words in hex, or ''. */
export const ShownAttemptSchema = v.object({
  lmsAttempt: LmsId,
  version: v.pipe(v.string(), v.regex(/^([0-9a-f]{64})?$/)),
});
export type ShownAttempt = v.InferOutput<typeof ShownAttemptSchema>;
