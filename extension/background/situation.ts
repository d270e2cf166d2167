import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Me } from '../../shared/protocol/http.ts';
import type { PageContext } from '../../shared/protocol/page.ts';
import type { PanelQuery, PanelState } from '../../shared/protocol/runtime.ts';
import { type Account, courseOn } from './accounts.ts';

/**
 * What is known when a page is judged. `launch`: how the silent launch for this person and course stands. `stale`: the
 * LMS has shown somebody else, or nobody, since this page was loaded.
 */
export type Known = {
  account: Account | null;
  launch: 'running' | 'possible' | { failed: ErrorCode };
  stale: boolean;
};

/** Null: nothing is shown for this page. */
export type Situation = {
  state: PanelState;
  /** Who may write: the person the LMS shows. Their data is shown in the state `ready` alone. */
  account: Account | null;
  /** False: nothing stands in the page itself, and only the browser's side panel shows this. */
  inPage: boolean;
} | null;

type Course = Me['courses'][number];

/** Of the work on the screen, where its learner is certain. */
function graderQuery(context: PageContext, course: Course): PanelQuery | null {
  const { assignmentId: lmsAssignment, learner } = context;
  if (lmsAssignment === null || learner === null) return null;
  return {
    kind: 'grader',
    context: course.context,
    lmsAssignment,
    learner: { lmsUser: learner.id },
  };
}

/** `switching`: a learner's work whose learner is not certain just now. Null: not for somebody in this role. */
function queryFor(context: PageContext, course: Course): PanelQuery | 'switching' | null {
  const { page, assignmentId: lmsAssignment } = context;
  const teaches = course.role === 'teacher';
  const home = { kind: 'home', context: course.context } as const;
  const board = { kind: 'board', context: course.context } as const;
  const own =
    lmsAssignment === null
      ? null
      : ({ kind: 'assignment', context: course.context, lmsAssignment } as const);
  switch (page) {
    case 'dashboard':
    case 'course':
      return teaches ? board : home;
    case 'assignment':
      return teaches ? board : own;
    case 'submission':
      if (teaches) return graderQuery(context, course) ?? 'switching';
      // A classmate's work, in a peer review, is not the learner's to see feedback on.
      return context.learner === null ? own : null;
    case 'grading':
      return teaches ? board : null;
    case 'grader':
      return teaches ? (graderQuery(context, course) ?? 'switching') : null;
  }
}

const pause = (state: Exclude<PanelState['state'], 'ready'>, code?: ErrorCode) => ({
  state: code === undefined ? { state } : { state, code },
  account: null,
});

/** Where no course is known. Start pages and courses without Waymark keep quiet: most of them have none. */
function withoutCourse(context: PageContext, { account, launch }: Known): Situation {
  if (context.courseId === null) {
    if (account === null) return null;
    const query = { kind: 'home', context: null } as const;
    const { inPage } = context;
    return { state: { state: 'ready', query, title: '', attempt: null }, account, inPage };
  }
  const inPage = context.inPage && context.page !== 'course';
  if (typeof launch !== 'object') return { ...pause('connecting'), inPage };
  const { failed } = launch;
  if (failed === 'locked') return { ...pause('locked'), inPage };
  return { ...pause('not_connected', failed), inPage };
}

/**
 * The panel's state on a page of a connected LMS. Fails closed: data only for the person the LMS shows, in a course
 * the server knows them in, in the role the page is for.
 */
export function situationOf(context: PageContext, known: Known): Situation {
  const { inPage } = context;
  if (known.stale || context.impersonating) return { ...pause('locked'), inPage };
  const { account } = known;
  const course = account && courseOn(account.me, context);
  if (account === null || course === null) return withoutCourse(context, known);
  const query = queryFor(context, course);
  if (query === null) return null;
  const ofOthers = query === 'switching' || query.kind === 'grader' || query.kind === 'board';
  if (context.anonymous && ofOthers) return { state: { state: 'anonymous' }, account, inPage };
  if (query === 'switching') return { state: { state: 'switching' }, account, inPage };
  const { title, attempt } = context;
  return { state: { state: 'ready', query, title, attempt }, account, inPage };
}

/** Words side by side: "Okafor, Amara" and "Amara Okafor" are one name. */
const wordsOf = (name: string) =>
  name
    .normalize('NFKC')
    .toLocaleLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.toSorted()
    .join(' ') ?? '';

export type Seen = 'shown' | 'switching' | 'anonymous';

/**
 * Whether the learner of the class list, `rosterName`, is the one on the screen. Under Moodle's blind marking the page says
 * "Participant 11" while its ids stay real: a shown name that shares no word with the class list's means the LMS hides
 * who this is, and then we do not say it either. Where only address and name speak (`shownBy: 'label'`), the name must
 * be the class list's, word for word; while it is another the page is between two learners.
 */
export function seenAs(learner: PageContext['learner'], rosterName: string | null): Seen {
  if (learner === null) return 'shown';
  const [label, roster] = [wordsOf(learner.label), wordsOf(rosterName ?? '')];
  const needsName = learner.shownBy === 'label';
  if (label === '' || rosterName === null) return needsName ? 'switching' : 'shown';
  const words = new Set(roster.split(' '));
  if (!label.split(' ').some((word) => words.has(word))) return 'anonymous';
  return needsName && label !== roster ? 'switching' : 'shown';
}
