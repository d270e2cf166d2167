import * as v from 'valibot';
import type { LmsRequest } from '../asking.ts';
import * as CANVAS from './facts.ts';

/** Canvas's REST answers and questions about the comments on one submission, as data (facts.ts says where they were read). */
export type Place = { origin: string; course: string; assignment: string; learner: string };

const Id = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.regex(/^[\w~]{1,64}$/));
export const SelfSchema = v.object({ id: Id });
export const AssignmentSchema = v.object({
  anonymize_students: v.optional(v.nullable(v.boolean()), false),
  anonymous_grading: v.optional(v.nullable(v.boolean()), false),
  moderated_grading: v.optional(v.nullable(v.boolean()), false),
});
const CommentSchema = v.object({
  id: Id,
  author_id: v.optional(v.nullable(Id), null),
  comment: v.optional(v.nullable(v.string()), ''),
  attempt: v.optional(v.nullable(v.number()), null),
});
export type Comment = v.InferOutput<typeof CommentSchema>;
const AttemptSchema = v.object({
  attempt: v.optional(v.nullable(v.number()), null),
  body: v.optional(v.nullable(v.string()), null),
});
export const SubmissionSchema = v.object({
  ...AttemptSchema.entries,
  submission_history: v.optional(v.array(AttemptSchema), []),
  submission_comments: v.optional(v.array(CommentSchema), []),
});

const submission = ({ course, assignment, learner }: Place): string =>
  `${CANVAS.api}${CANVAS.assignmentAddress(encodeURIComponent(course), encodeURIComponent(assignment))}/submissions/${encodeURIComponent(learner)}`;

const read = ({ origin }: Place, path: string): LmsRequest => ({ origin, method: 'GET', path });

export const askSelf = (place: Place): LmsRequest => read(place, `${CANVAS.api}/users/self`);

export const askAssignment = (place: Place): LmsRequest =>
  read(
    place,
    CANVAS.api +
      CANVAS.assignmentAddress(
        encodeURIComponent(place.course),
        encodeURIComponent(place.assignment),
      ),
  );

export const askSubmission = (place: Place): LmsRequest =>
  read(
    place,
    `${submission(place)}?include%5B%5D=submission_history&include%5B%5D=submission_comments`,
  );

/** To one learner, of a group too; `attempt`: not said where nothing has been handed in. */
export const addComment = (place: Place, text: string, attempt: number | null): LmsRequest => ({
  origin: place.origin,
  method: 'PUT',
  path: submission(place),
  form: {
    'comment[text_comment]': text,
    ...(attempt !== null && { 'comment[attempt]': String(attempt) }),
  },
  proof: CANVAS.proof,
});

export const deleteComment = (place: Place, comment: string): LmsRequest => ({
  origin: place.origin,
  method: 'DELETE',
  path: `${submission(place)}/comments/${encodeURIComponent(comment)}`,
  proof: CANVAS.proof,
});
