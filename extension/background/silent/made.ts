import * as v from 'valibot';
import { type ErrorCode, isErrorCode } from '../../../shared/protocol/errors.ts';
import type { PageContext } from '../../../shared/protocol/page.ts';
import { wholeUserId } from '../../lms/canvas/user-id.ts';
import type { Account } from '../accounts.ts';
import { saved } from '../saved.ts';

/** begun: under way, or cut off with its worker. made: it told of a person and a course. Else why it was not made. */
export type Outcome = 'begun' | 'made' | ErrorCode;
const OutcomeSchema = v.custom<Outcome>(
  (text) => typeof text === 'string' && (text === 'begun' || text === 'made' || isErrorCode(text)),
);

/**
 * Launches of this browser session, by server, LMS, user and course: the LMS logs each one as a use of the tool, so none
 * is made twice.
 */
const launches = saved<Record<string, { outcome: Outcome; at: number }>>(
  'session',
  'launches',
  v.record(v.string(), v.object({ outcome: OutcomeSchema, at: v.number() })),
  {},
);
/** These pass: nobody reached, or the person's own LMS session over. The LMS was told nothing. */
const PASSING: readonly Outcome[] = [
  'unreachable',
  'unavailable',
  'too_many_requests',
  'platform_refused',
];
const TRY_AGAIN_MS = 2 * 60 * 1000;
/** Waymark may be added to a course in the middle of the day. */
const LOOK_AGAIN_MS = 60 * 60 * 1000;
/** The LMS has noted a launch, and it would end the same. */
const FINAL: readonly Outcome[] = ['made', 'not_found', 'locked'];

export const launchKey = (server: string, context: PageContext): string =>
  `${server} ${context.origin} ${wholeUserId(context.userId)} ${context.courseId}`;

/** Null: none yet, or one that may be made again. */
export async function launchOutcome(server: string, context: PageContext): Promise<Outcome | null> {
  const last = (await launches.get())[launchKey(server, context)];
  if (last === undefined || last.outcome === 'begun') return null;
  const { outcome, at } = last;
  if (FINAL.includes(outcome)) return outcome;
  const goodForMs = PASSING.includes(outcome) ? TRY_AGAIN_MS : LOOK_AGAIN_MS;
  return Date.now() - at > goodForMs ? null : outcome;
}

export async function noteLaunch(
  server: string,
  context: PageContext,
  outcome: Outcome,
): Promise<void> {
  const entry = { outcome, at: Date.now() };
  await launches.change((all) => ({ ...all, [launchKey(server, context)]: entry }));
}

const without = (all: Record<string, { outcome: Outcome; at: number }>, start: string) =>
  Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith(start)));

/** The person asks for another try. */
export async function allowLaunch(server: string, context: PageContext): Promise<void> {
  await launches.change((all) => without(all, launchKey(server, context)));
}

/** Their session ran out (silent ones do after 8 hours): the next page may launch again. */
export async function forgetLaunches({ server, me }: Account): Promise<void> {
  const { userId } = me.lms;
  if (userId === null) return;
  await launches.change((all) =>
    me.lms.origins.reduce(
      (left, origin) => without(left, `${server} ${origin} ${wholeUserId(userId)} `),
      all,
    ),
  );
}
