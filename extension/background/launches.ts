import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { PageContext } from '../../shared/protocol/page.ts';
import { type Account, type Connection, courseOn, tokensOf } from './accounts.ts';
import { renewMe } from './session.ts';
import { launchKey, launchOutcome, noteLaunch, type Outcome } from './silent/made.ts';
import { pairSilently } from './silent/pair.ts';

/** Lost with the worker; what it had begun may then be begun again. */
const running = new Map<string, Promise<void>>();

/** How the silent launch for this person and course stands. */
export async function launchState(
  { server }: Connection,
  context: PageContext,
): Promise<'running' | 'possible' | { failed: ErrorCode }> {
  if (running.has(launchKey(server, context))) return 'running';
  const outcome = await launchOutcome(server, context);
  if (outcome === null || outcome === 'begun') return 'possible';
  // It was made, and still this course is not known.
  return { failed: outcome === 'made' ? 'not_found' : outcome };
}

async function launch(
  connection: Connection,
  context: PageContext,
  account: Account | null,
): Promise<Outcome> {
  // A course joined since this browser last asked needs no launch; asking is cheap and leaves no mark in the LMS.
  const renewed = account && (await renewMe(account));
  if (renewed && courseOn(renewed.me, context)) return 'made';
  await noteLaunch(connection.server, context, 'begun');
  const known = account?.me.courses.find((each) => each.lmsCourseId === context.courseId);
  const launched = await pairSilently(connection, context, known?.launchCmid ?? null);
  if (!launched.ok) return launched.code;
  return courseOn(launched.account.me, context) ? 'made' : 'not_found';
}

/** A start page names no course; somebody known whose session ran out is launched in one of theirs. */
function placeOf(context: PageContext, account: Account | null): PageContext | null {
  if (context.courseId !== null) return context;
  const course = account?.me.courses.find(({ lmsCourseId }) => lmsCourseId !== null);
  return course === undefined ? null : { ...context, courseId: course.lmsCourseId };
}

/**
 * Makes one where it is needed: nobody known, a course not known, or a session that ran out. Resolves when it has
 * ended either way; false when there was nothing to do.
 */
export async function launchWhereNeeded(
  connection: Connection,
  page: PageContext,
  account: Account | null,
): Promise<boolean> {
  const context = placeOf(page, account);
  if (context === null) return false;
  const { server } = connection;
  const key = launchKey(server, context);
  const isKnown = account !== null && courseOn(account.me, context) !== null;
  if (isKnown && (await tokensOf(account)) !== null) return false;
  if (!running.has(key) && (await launchOutcome(server, context)) !== null) return false;
  const now =
    running.get(key) ??
    launch(connection, context, account)
      .catch((error: unknown): Outcome => {
        console.error('waymark: silent launch', error);
        return 'unavailable';
      })
      .then((outcome) => noteLaunch(server, context, outcome))
      .finally(() => running.delete(key));
  running.set(key, now);
  await now;
  return true;
}
