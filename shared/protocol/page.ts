import * as v from 'valibot';
import { ShownAttemptSchema } from '../model/kinds/course.ts';
import { LmsId } from '../model/text.ts';

/**
 * Which page of an LMS a tab shows, and who sits before it, as the page script read it. The LMS's own scripts can
 * send the same: everything in it counts as forged and is checked against the sender (design.md, What runs where).
 */
export const PageContextSchema = v.object({
  lms: v.picklist(['canvas', 'moodle']),
  origin: v.pipe(v.string(), v.maxLength(300), v.url()),
  /** Path of the LMS on its origin, without a slash at its end: '' or '/moodle'. */
  base: v.pipe(v.string(), v.maxLength(200), v.regex(/^(\/[\w~-][\w.~-]*)*$/)),
  /** Whom the LMS shows as signed in, by its own id. */
  userId: LmsId,
  courseId: LmsId,
  page: v.picklist(['assignment', 'grader']),
  /** Canvas: assignment id. Moodle: course module id. */
  assignmentId: LmsId,
  /** The assignment's name as shown; '' where the page shows none. */
  title: v.pipe(v.string(), v.maxLength(300)),
  /** On a grader: whose work is on the screen. Null while that is not certain; always null elsewhere. */
  learner: v.nullable(
    v.object({
      id: LmsId,
      /** The name as shown, '' where the page shows none: under anonymous marking not a name of the class list. */
      label: v.pipe(v.string(), v.maxLength(300)),
    }),
  ),
  /** On a grader: which version of that work. Null until its words are read, and where they are not on the page. */
  attempt: v.nullable(ShownAttemptSchema),
  anonymous: v.boolean(),
  /** Student View, acting as or signed in as somebody, a switched role, an observer. */
  impersonating: v.boolean(),
  language: v.pipe(v.string(), v.maxLength(35)),
  dir: v.picklist(['ltr', 'rtl']),
  theme: v.picklist(['light', 'dark']),
});
export type PageContext = v.InferOutput<typeof PageContextSchema>;

/** From the page script, one message each. */
export const PageMessageSchema = v.variant('type', [
  v.object({ type: v.literal('page'), context: PageContextSchema }),
  v.object({ type: v.literal('page.gone') }),
  /** The document itself goes; a back button may bring it again. */
  v.object({ type: v.literal('page.left') }),
]);
export type PageMessage = v.InferOutput<typeof PageMessageSchema>;

/** Over the overlay's port. `mount`: it has no frame (any more) and wants one; `room`: there is place beside the page. */
export const OVERLAY_PORT = 'overlay';
export const OverlayMessageSchema = v.object({ type: v.literal('mount'), room: v.boolean() });
export type OverlayMessage = v.InferOutput<typeof OverlayMessageSchema>;

/** To the overlay, from the background. It carries no text and no data: the page can read the overlay's process. */
export type OverlayOrder =
  | {
      type: 'mount';
      /** One use, bound to this tab and document; the frame's address ends in it. */
      ticket: string;
      open: boolean;
      lms: PageContext['lms'];
      page: PageContext['page'];
      dir: PageContext['dir'];
      theme: PageContext['theme'];
    }
  | { type: 'open'; open: boolean }
  | { type: 'gone' };
