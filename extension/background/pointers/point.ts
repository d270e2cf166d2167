import { languageOf } from '../../../shared/locales/phrases.ts';
import {
  forgetPointings,
  type Pointed,
  pointersDue,
  postpone,
  type ToTakeBack,
  type ToTell,
} from '../../../shared/store/pointers.ts';
import { type Account, accounts, isPersonAt, keyOf } from '../accounts.ts';
import { isAway } from '../away.ts';
import { grantedLmsOrigins } from '../content-scripts.ts';
import { inOrder } from '../in-order.ts';
import { pages } from '../pages.ts';
import { policy } from '../policy.ts';
import { isStale } from '../presence.ts';
import { openStore, type Store } from '../stores.ts';
import { leaveComment, type Told, takeComment } from './canvas.ts';
import { lmsPageIn } from './lms-page.ts';
import { texts } from './texts.ts';

/** Nobody was reached: again after this, ms. */
const AGAIN_MS = 60_000;
/** The LMS would not take a comment away: it is asked again, in vain most likely, ms. */
const IN_VAIN_MS = 3_600_000;

const inTurn = inOrder<string>();
const queued = new Set<string>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const refused = new Map<string, number>();

/** A page of the LMS on which this person is signed in now. Null: it waits until they open one. */
async function pageFor({ me }: Account, origins: readonly string[]) {
  const granted = await grantedLmsOrigins();
  for (const [tab, { context }] of Object.entries(await pages.get())) {
    const { lms, origin, impersonating, language } = context;
    if (lms !== 'canvas' || impersonating || !isPersonAt(me, context)) continue;
    if (!origins.includes(origin) || !me.lms.origins.includes(origin)) continue;
    if (!granted.includes(origin) || (await isStale(context))) continue;
    return { page: await lmsPageIn(Number(tab)), origin, language };
  }
  return null;
}

type Found = NonNullable<Awaited<ReturnType<typeof pageFor>>>;
const placeOn = ({ origin }: Found, { course, assignment, learner }: Pointed) => ({
  ...{ origin, course, assignment, learner },
});

async function note({ client }: Store, feedback: readonly string[], pointer: string | null) {
  const outcomes = [];
  for (const one of feedback)
    outcomes.push(await client.run({ do: 'pointer.note', feedback: one, pointer }));
  return outcomes.some(({ ok }) => ok);
}

async function tell(account: Account, store: Store, { place, ...what }: ToTell): Promise<void> {
  const found = await pageFor(account, place.origins);
  const { userId } = account.me.lms;
  if (found === null || userId === null) return;
  const said = await texts();
  const pointer = {
    ...{ place: placeOn(found, place), userId, version: what.version, known: what.known },
    text: said[languageOf([found.language])],
    texts: Object.values(said),
  };
  const told: Told = await leaveComment(found.page, pointer);
  const { repository } = store;
  if ('failed' in told) {
    const { failed } = told;
    const at = failed === 'refused' ? null : Date.now() + AGAIN_MS;
    const why = failed === 'elsewhere' ? undefined : failed;
    return repository.write((tables) => postpone(tables, what.feedback, at, why));
  }
  // Noted first: where the worker is stopped in between, the comment is found again.
  if (told.comment !== null && !(await note(store, what.feedback, told.comment)))
    await takeComment(found.page, pointer, told.comment);
  await repository.write((tables) => forgetPointings(tables, what.feedback));
}

async function takeBack(account: Account, store: Store, what: ToTakeBack): Promise<void> {
  const { place, comment, feedback } = what;
  if ((refused.get(comment) ?? 0) > Date.now()) return;
  const found = place && (await pageFor(account, place.origins));
  const { userId } = account.me.lms;
  if (place !== null) {
    if (found === null || userId === null) return;
    const taken = await takeComment(found.page, { place: placeOn(found, place), userId }, comment);
    if (taken !== true) {
      const ms = taken.failed === 'refused' ? IN_VAIN_MS : AGAIN_MS;
      refused.set(comment, Date.now() + ms);
      return;
    }
  }
  await note(store, [feedback], null);
}

async function point(key: string): Promise<void> {
  const account = (await accounts.get())[key];
  // Who has left is told of when they are back; what is being dropped of theirs is not to be opened again.
  if (account === undefined || (await isAway(account))) return;
  const store = await openStore(account);
  const { repository } = store;
  const now = Date.now();
  const due = await repository.read((tables) => pointersDue(tables, account.me.person, now));
  if (due.gone.length > 0) await repository.write((tables) => forgetPointings(tables, due.gone));
  clearTimeout(timers.get(key));
  // A worker lives longer than this; where it was stopped all the same, the minute's alarm looks.
  if (due.nextAt !== null)
    timers.set(
      key,
      setTimeout(() => pointSoon(account), due.nextAt - now),
    );
  for (const each of due.takeBack) await takeBack(account, store, each);
  if (!(await policy()).lmsComments) {
    const all = due.tell.flatMap(({ feedback }) => feedback);
    if (all.length > 0) await repository.write((tables) => forgetPointings(tables, all));
    return;
  }
  for (const each of due.tell) await tell(account, store, each);
}

/** Looks whether the LMS is to be told something of this person's: after a write, a look at their page, each minute. */
export function pointSoon(account: Account): void {
  const key = keyOf(account);
  if (queued.has(key)) return;
  queued.add(key);
  void inTurn(key, async () => {
    queued.delete(key);
    await point(key);
  }).catch((error: unknown) => console.error('waymark: telling the LMS', error));
}
