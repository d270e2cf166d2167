import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { PageContext } from '../../shared/protocol/page.ts';
import type { PanelQuery, PanelState } from '../../shared/protocol/runtime.ts';
import { type Account, courseOn } from './accounts.ts';

/** What is known when a page is judged. `launch`: how the silent launch for this person and course stands. */
export type Known = {
  account: Account | null;
  launch: 'running' | 'possible' | { failed: ErrorCode };
};

/** Null: nothing is shown on this page. */
export type Situation = {
  state: PanelState;
  /** Who may write: the person the LMS shows. Their data is shown in the state `ready` alone. */
  account: Account | null;
} | null;

const pause = (state: Exclude<PanelState['state'], 'ready'>, code?: ErrorCode): Situation => ({
  state: code === undefined ? { state } : { state, code },
  account: null,
});

function queryFor(context: PageContext, courseContext: string): PanelQuery | null {
  const { assignmentId: lmsAssignment } = context;
  if (lmsAssignment === null) return null;
  if (context.page === 'assignment') {
    return { kind: 'assignment', context: courseContext, lmsAssignment };
  }
  if (context.learner === null) return null;
  const learner = { lmsUser: context.learner.id };
  return { kind: 'grader', context: courseContext, lmsAssignment, learner };
}

/**
 * The panel's state on a page of a connected LMS. Fails closed: data only for the person the LMS shows, in a course
 * the server knows them in, in the role the page is for.
 */
export function situationOf(context: PageContext, known: Known): Situation {
  if (context.impersonating) return pause('locked');
  const course = known.account && courseOn(known.account.me, context);
  if (known.account === null || course === null) {
    if (typeof known.launch !== 'object') return pause('connecting');
    const { failed } = known.launch;
    return failed === 'locked' ? pause('locked') : pause('not_connected', failed);
  }
  const wanted = context.page === 'grader' ? 'teacher' : 'learner';
  if (course.role !== wanted) return null;
  const { account } = known;
  if (context.anonymous) return { state: { state: 'anonymous' }, account };
  const { title, attempt } = context;
  const query = queryFor(context, course.context);
  return query === null
    ? { state: { state: 'switching' }, account }
    : { state: { state: 'ready', query, title, attempt }, account };
}

/** Words side by side: "Okafor, Amara" and "Amara Okafor" are one name. */
const wordsOf = (name: string) =>
  name
    .normalize('NFKC')
    .toLocaleLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.toSorted()
    .join(' ') ?? '';

/**
 * Under Moodle's blind marking the page says "Participant 11" while its ids stay real. A shown name that shares no
 * word with the class list's means the LMS hides who this is: then we do not say it either.
 */
export function hidesName(label: string, rosterName: string): boolean {
  if (wordsOf(label) === '') return false;
  const roster = new Set(wordsOf(rosterName).split(' '));
  return !wordsOf(label)
    .split(' ')
    .some((word) => roster.has(word));
}
