import * as v from 'valibot';
import { ShownAttemptSchema } from '../model/kinds/course.ts';
import { Id, LmsId } from '../model/text.ts';
import {
  type BarLabels,
  FoundSchema,
  type Mark,
  MOST_MARKS,
  SelectedSchema,
  type Turn,
  UnmarkableSchema,
  WalkedSchema,
  type WalkStep,
} from './marks.ts';

/**
 * What an LMS page is to us. dashboard: no course, the person's own start page. course: its front page. assignment: the
 * task, with the learner's own work or its editor. submission: one piece of handed-in work on a page of its own.
 * grading: the list of everybody's work on one assignment. grader: one learner's work, to be marked.
 */
const PAGES = ['dashboard', 'course', 'assignment', 'submission', 'grading', 'grader'] as const;

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
  page: v.picklist(PAGES),
  /** Null on a dashboard alone. */
  courseId: v.nullable(LmsId),
  /** Canvas: assignment id. Moodle: course module id. Null on a dashboard and a course page. */
  assignmentId: v.nullable(LmsId),
  /** False where we do not know the page's layout well enough to stand in it: then only the browser's side panel helps. */
  inPage: v.boolean(),
  /** The assignment's name as shown; '' where the page shows none. */
  title: v.pipe(v.string(), v.maxLength(300)),
  /**
   * On a grader, and on somebody else's submission: whose work is on the screen. Null while that is not certain; always
   * null elsewhere, one's own submission included.
   */
  learner: v.nullable(
    v.object({
      id: LmsId,
      /** The name as shown, '' where the page shows none: under anonymous marking not a name of the class list. */
      label: v.pipe(v.string(), v.maxLength(300)),
      /**
       * work: the work itself names its learner. label: it cannot (a file in a frame of another origin), and only the
       * address and the name shown agree; the name must then be the class list's, word for word.
       */
      shownBy: v.picklist(['work', 'label']),
    }),
  ),
  /**
   * Which version of the work the page shows: the named learner's, or the viewer's own. Null until its words are read,
   * and where they are not on the page.
   */
  attempt: v.nullable(ShownAttemptSchema),
  anonymous: v.boolean(),
  /** Student View, acting as or signed in as somebody, a switched role, an observer. */
  impersonating: v.boolean(),
  language: v.pipe(v.string(), v.maxLength(35)),
  dir: v.picklist(['ltr', 'rtl']),
  theme: v.picklist(['light', 'dark']),
  /** more: the LMS itself was asked for high contrast (Canvas's own setting); the system's wish needs no telling. */
  contrast: v.picklist(['normal', 'more']),
});
export type PageContext = v.InferOutput<typeof PageContextSchema>;

/** When this document was loaded, ms since 1970: one from the back/forward cache keeps its own. */
const Since = v.pipe(v.number(), v.finite());

/** From the page script, one message each. */
export const PageMessageSchema = v.variant('type', [
  v.object({ type: v.literal('page'), context: PageContextSchema, since: Since }),
  /** Of a page Waymark has nothing for: whom the LMS shows as signed in there; null, nobody. */
  v.object({
    type: v.literal('person'),
    ...v.pick(PageContextSchema, ['origin', 'base']).entries,
    userId: v.nullable(LmsId),
    since: Since,
  }),
  v.object({ type: v.literal('page.gone') }),
  /** The document itself goes; a back button may bring it again. */
  v.object({ type: v.literal('page.left') }),
]);
export type PageMessage = v.InferOutput<typeof PageMessageSchema>;

const Whose = v.pipe(v.string(), v.maxLength(1000));

/**
 * Over the overlay's port (overlay.ts). `mount`: it has no frame (any more) and wants one. `room`: whether there is place beside the
 * page, at first and whenever that changes; without it the panel covers what it opens over, and nothing is remembered.
 */
export const OverlayMessageSchema = v.variant('type', [
  v.object({ type: v.literal('mount') }),
  v.object({ type: v.literal('room'), room: v.boolean() }),
  /** Words of a work are selected in which nothing is marked yet: the script for that is wanted now. */
  v.object({ type: v.literal('bring') }),
  /**
   * `whose`: whose work they stand in (whoseOf), as the page showed it then. `stand`: the ids of those whose words stand there as
   * they were marked; `found`: the others.
   */
  v.object({
    type: v.literal('found'),
    whose: Whose,
    stand: v.pipe(v.array(Id), v.maxLength(MOST_MARKS)),
    found: FoundSchema,
  }),
  v.object({ type: v.literal('selected'), whose: Whose, ...SelectedSchema.entries }),
  v.object({ type: v.literal('unmarkable'), whose: Whose, why: UnmarkableSchema }),
  /** Marked words were pressed. */
  v.object({ type: v.literal('pressed'), whose: Whose, id: Id }),
  /** The mouse is over marked words; null: over none any more. */
  v.object({ type: v.literal('hovered'), whose: Whose, id: v.nullable(Id) }),
  /** By keys, these words are chosen so far. */
  v.object({ type: v.literal('walked'), whose: Whose, words: WalkedSchema }),
]);
export type OverlayMessage = v.InferOutput<typeof OverlayMessageSchema>;

/** What is marked in the work of `whose`; with `labels`, words may be selected there. */
export type AllMarks = {
  type: 'marks';
  whose: string;
  marks: readonly Mark[];
  labels: BarLabels | null;
};
/** `from`: the place of the first of `marks` in the whole list; `left`: how many of it are still to come. */
type MarksPiece = AllMarks & { from: number; left: number };

/**
 * To the overlay, from the background. It carries nothing a person wrote, as the page can read the overlay's process: of
 * feedback no more than its id, its kind, and the words of the work it is about.
 */
export type OverlayOrder =
  | {
      type: 'mount';
      /** One use, bound to this tab and document; the frame's address ends in it. */
      ticket: string;
      /** Wanted open wherever there is room. */
      open: boolean;
      lms: PageContext['lms'];
      page: PageContext['page'];
      dir: PageContext['dir'];
      theme: PageContext['theme'];
    }
  | { type: 'open'; open: boolean }
  /** Close what covers the page; beside the page it stays. */
  | { type: 'uncover' }
  /** The page became dark or light. */
  | { type: 'look'; theme: PageContext['theme'] }
  /** The panel has drawn what belongs to this page: nothing of `whose` before is in it any more (whoseOf). */
  | { type: 'drawn'; whose: string }
  /** The script that marks words is there. */
  | { type: 'brought' }
  | MarksPiece
  /** The same is marked; the buttons say something else, or there are none. */
  | { type: 'labels'; whose: string; labels: BarLabels | null }
  /** Bring the words of this feedback into view. */
  | { type: 'reveal'; id: string }
  /** These words stand out while their card is looked at; null: none do. */
  | { type: 'light'; id: string | null }
  /** Words are being chosen by keys in the panel. */
  | { type: 'walk'; step: WalkStep }
  /** On to another learner's work. */
  | { type: 'turn'; to: Turn }
  /** The place that was proposed for these words is theirs: it is told as if it had been selected. */
  | { type: 'take'; id: string }
  /** The key for it was pressed: what is selected now is to be commented on. */
  | { type: 'select' }
  | { type: 'gone' };
