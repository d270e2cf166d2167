import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { PageContext } from '../../shared/protocol/page.ts';
import { type Account, type Connection, courseOn, tokensOf } from './accounts.ts';
import { renewMe } from './session.ts';
import { allowLaunch, mayLaunch, pairSilently } from './silent/pair.ts';

const running = new Map<string, Promise<void>>();
const failures = new Map<string, ErrorCode>();

const placeOf = ({ server }: Connection, { origin, userId, courseId }: PageContext): string =>
  `${server} ${origin} ${userId} ${courseId}`;

/** How the silent launch for this person and course stands. */
export async function launchState(
  connection: Connection,
  context: PageContext,
): Promise<'running' | 'possible' | { failed: ErrorCode }> {
  const place = placeOf(connection, context);
  if (running.has(place)) return 'running';
  const failed = failures.get(place);
  if (failed !== undefined) return { failed };
  return (await mayLaunch(connection.server, context)) ? 'possible' : { failed: 'unauthorized' };
}

async function launch(
  connection: Connection,
  context: PageContext,
  account: Account | null,
): Promise<void> {
  const place = placeOf(connection, context);
  // A course joined since this browser last asked needs no launch; asking is cheap and leaves no mark in the LMS.
  const renewed = account && (await renewMe(account));
  const course = renewed && courseOn(renewed.me, context);
  if (course) return;
  const known = account?.me.courses.find((each) => each.lmsCourseId === context.courseId);
  const launched = await pairSilently(connection, context, known?.launchCmid ?? null);
  if (launched.ok && courseOn(launched.account.me, context)) failures.delete(place);
  else failures.set(place, launched.ok ? 'not_found' : launched.code);
}

/**
 * Makes one where it is needed: nobody known, a course not known, or a session that ran out. Resolves when it has
 * ended either way; false when there was nothing to do.
 */
export async function launchWhereNeeded(
  connection: Connection,
  context: PageContext,
  account: Account | null,
): Promise<boolean> {
  const place = placeOf(connection, context);
  // A start page names no course, so it is never the reason for one.
  if (context.courseId === null) return false;
  const isKnown = account !== null && courseOn(account.me, context) !== null;
  if (isKnown && (await tokensOf(account)) !== null) return false;
  if (!running.has(place) && !(await mayLaunch(connection.server, context))) return false;
  const now =
    running.get(place) ??
    launch(connection, context, account)
      .catch((error: unknown) => {
        console.error('waymark: silent launch', error);
        failures.set(place, 'unavailable');
      })
      .finally(() => running.delete(place));
  running.set(place, now);
  await now;
  return true;
}

/** The person asked for it. */
export async function tryAgain(connection: Connection, context: PageContext): Promise<void> {
  failures.delete(placeOf(connection, context));
  await allowLaunch(connection.server, context);
}
