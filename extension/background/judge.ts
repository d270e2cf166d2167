import type { PageContext } from '../../shared/protocol/page.ts';
import { type Account, accountOn, type Connection, connectionsAt } from './accounts.ts';
import { type AssignmentName, assignmentName } from './assignment-name.ts';
import { launchState, launchWhereNeeded } from './launches.ts';
import { hiddenOrigins } from './pages.ts';
import { isStale } from './presence.ts';
import { isAllHidden } from './shown.ts';
import { type Situation, situationOf } from './situation.ts';

export type Judged = {
  connection: Connection | null;
  account: Account | null;
  situation: Situation;
  /** What the page tells the school of its assignment. */
  name: AssignmentName | null;
};

/** Of several servers at one LMS the one that knows this person. */
async function placeOf(context: PageContext) {
  const all = await connectionsAt(context.origin);
  for (const connection of all) {
    const account = await accountOn(context, connection.server);
    if (account !== null) return { connection, account };
  }
  return { connection: all[0] ?? null, account: null };
}

/** What a page of a tab is to show now. */
export async function judge(context: PageContext): Promise<Judged> {
  const stale = await isStale(context);
  const place = await placeOf(context);
  const launch = place.connection && (await launchState(place.connection, context));
  // One that ended since its person was looked for has told who this is: seen on a busy machine.
  const hasEnded = launch !== null && typeof launch === 'object';
  const { connection, account: known } = hasEnded ? await placeOf(context) : place;
  // In somebody else's place, or after they left, nobody is known: not in the popup either.
  const account = stale || context.impersonating ? null : known;
  const hidden = (await isAllHidden()) || (await hiddenOrigins.get()).includes(context.origin);
  if (connection === null || launch === null || hidden)
    return { connection, account, situation: null, name: null };
  const situation = situationOf(context, { account, launch, stale });
  return { connection, account, situation, name: assignmentName(context, account) };
}

/** Makes the silent launch where one is needed; null when nothing changed by it. */
export async function judgeAfterLaunch(
  context: PageContext,
  before: Judged,
): Promise<Judged | null> {
  const { connection, account } = before;
  // In somebody else's place nothing is launched: it would make them known here.
  if (connection === null || context.impersonating || (await isStale(context))) return null;
  if (!(await launchWhereNeeded(connection, context, account))) return null;
  return judge(context);
}
