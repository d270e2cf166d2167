import * as v from 'valibot';
import type { PageContext } from '../../shared/protocol/page.ts';
import { wholeUserId } from '../lms/canvas/user-id.ts';
import { saved } from './saved.ts';

type Place = Pick<PageContext, 'origin' | 'base'>;
/** `since`: when the page that said so was loaded, ms. Null: nobody is signed in. */
export type Presence = { userId: string | null; since: number };

const placeOf = ({ origin, base }: Place): string => origin + base;
const presences = saved<Record<string, Presence>>(
  'session',
  'presence',
  v.record(v.string(), v.object({ userId: v.nullable(v.string()), since: v.number() })),
  {},
);

const isSame = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : wholeUserId(a) === wholeUserId(b);

/**
 * Tabs of one LMS share its cookies, so the page loaded last says who is signed in; an older one, shown again or from the
 * back/forward cache, only says who was. A `since` of the future is from before the clock was put right.
 */
export const latest = (before: Presence | undefined, said: Presence, now: number): Presence =>
  before === undefined || said.since >= before.since || before.since > now ? said : before;

/** first: the first page of this browser session says who it is. other: somebody else than a moment ago, or nobody now. */
export type Change = 'first' | 'same' | 'other';

export async function sawSomebody(
  place: Place,
  userId: string | null,
  since: number,
): Promise<Change> {
  const key = placeOf(place);
  let change: Change = 'same';
  await presences.change((all) => {
    const before = all[key];
    const next = latest(before, { userId, since }, Date.now());
    if (before === undefined) change = 'first';
    else if (!isSame(before.userId, next.userId)) change = 'other';
    return { ...all, [key]: next };
  });
  return change;
}

/** The page shows somebody who is not signed in any more. */
export async function isStale(context: PageContext): Promise<boolean> {
  const now = (await presences.get())[placeOf(context)];
  return now !== undefined && !isSame(now.userId, context.userId);
}
