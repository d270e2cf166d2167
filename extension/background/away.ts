import * as v from 'valibot';
import type { PageContext } from '../../shared/protocol/page.ts';
import { type Account, accounts, dropAccount, isPersonAt, keyOf } from './accounts.ts';
import { policy } from './policy.ts';
import { saved } from './saved.ts';
import { deleteStore, openStore } from './stores.ts';

/** What the school has anyway stays this long after its person left, ms (design.md, Shared computers). */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Since when the LMS has shown somebody else, or nobody, by account; only while it does. */
const away = saved<Record<string, { since: number; isEmptied: boolean }>>(
  'local',
  'away',
  v.record(v.string(), v.object({ since: v.number(), isEmptied: v.boolean() })),
  {},
);

export const isAway = async (account: Account): Promise<boolean> =>
  (await away.get())[keyOf(account)] !== undefined;

/** The LMS shows them. */
export async function cameBack(account: Account): Promise<void> {
  const key = keyOf(account);
  if ((await away.get())[key] === undefined) return;
  await away.change((all) => Object.fromEntries(Object.entries(all).filter(([k]) => k !== key)));
}

async function markAway(leaving: readonly Account[]): Promise<void> {
  const now = { since: Date.now(), isEmptied: false };
  await away.change((all) => ({
    ...Object.fromEntries(leaving.map((account) => [keyOf(account), now])),
    ...all,
  }));
}

/**
 * What waits of somebody who is away goes out with their own credential; once nothing waits, what the school has anyway
 * is dropped after its time. Words that could not be sent stay, whoever sits here.
 */
async function lookAfter(account: Account): Promise<void> {
  const store = await openStore(account);
  if ((await store.unsent()) > 0) await store.engine.flush();
  const mark = (await away.get())[keyOf(account)];
  if (mark === undefined || mark.isEmptied || (await store.unsent()) > 0) return;
  const keptMs = (await policy()).sharedComputer ? 0 : KEPT_MS;
  if (Date.now() - mark.since < keptMs) return;
  const { isEmpty } = await store.forget();
  // Of a silent session nothing is left but a name: on a computer of thirty people that is a class list.
  if (isEmpty && !account.device) {
    await deleteStore(account);
    await dropAccount(account);
    return cameBack(account);
  }
  await away.change((all) => ({ ...all, [keyOf(account)]: { ...mark, isEmptied: true } }));
}

/** Everybody who is away: once a minute, and when somebody has just left. */
export async function lookAfterAway(): Promise<void> {
  for (const account of Object.values(await accounts.get()))
    if (await isAway(account)) await lookAfter(account);
}

/** The LMS shows somebody else now, or nobody: the others there have left. */
export async function othersLeft(
  place: Pick<PageContext, 'origin' | 'base'>,
  userId: string | null,
): Promise<void> {
  const all = Object.values(await accounts.get());
  const here = all.filter(({ me }) => me.lms.origins.includes(place.origin));
  const others = here.filter(({ me }) => userId === null || !isPersonAt(me, { ...place, userId }));
  await markAway(others);
  await lookAfterAway();
}

/** The browser begins, and nobody has been shown yet: on a shared computer whoever comes is somebody else. */
export async function everybodyLeft(): Promise<void> {
  if (!(await policy()).sharedComputer) return;
  await markAway(Object.values(await accounts.get()));
}
