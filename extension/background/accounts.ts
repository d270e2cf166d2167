import * as v from 'valibot';
import type { PersonId } from '../../shared/model/ids.ts';
import { type Me, MeSchema, type Tokens, TokensSchema } from '../../shared/protocol/http.ts';
import type { PageContext } from '../../shared/protocol/page.ts';
import { wholeUserId } from '../lms/canvas/user-id.ts';
import { isAllowed, policy, presetOf } from './policy.ts';
import { saved } from './saved.ts';

/** A server this browser was paired with, and the LMS origins its pairing named. */
const ConnectionSchema = v.object({ server: v.string(), origins: v.array(v.string()) });
export type Connection = v.InferOutput<typeof ConnectionSchema>;

/** A person at a server. `device`: paired by click or code; otherwise by silent launches, 8 hours at a time. */
const AccountSchema = v.object({ server: v.string(), me: MeSchema, device: v.boolean() });
export type Account = v.InferOutput<typeof AccountSchema>;

const byKey = <T>(schema: v.GenericSchema<unknown, T>) => v.record(v.string(), schema);
const NONE = {};

/** What people connected. What IT presets is not saved: it goes with the policy. See `allConnections`. */
export const connections = saved<Record<string, Connection>>(
  'local',
  'connections',
  byKey(ConnectionSchema),
  NONE,
);
export const accounts = saved<Record<string, Account>>(
  'local',
  'accounts',
  byKey(AccountSchema),
  NONE,
);
/** Of paired persons, refresh token included. */
const deviceTokens = saved<Record<string, Tokens>>('local', 'tokens', byKey(TokensSchema), NONE);
/** Of silent sessions: gone with the browser. */
const silentTokens = saved<Record<string, Tokens>>('session', 'tokens', byKey(TokensSchema), NONE);

export const accountKey = (server: string, person: PersonId): string => `${server} ${person}`;
export const keyOf = ({ server, me }: Account): string => accountKey(server, me.person);

const without = <T>(record: Record<string, T>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));

export async function saveAccount(account: Account, tokens: Tokens): Promise<void> {
  const key = keyOf(account);
  const place = account.device ? deviceTokens : silentTokens;
  await place.change((all) => ({ ...all, [key]: tokens }));
  await accounts.change((all) => ({ ...all, [key]: account }));
}

export async function saveMe(account: Account, me: Me): Promise<Account> {
  const next = { ...account, me };
  await accounts.change((all) => ({ ...all, [keyOf(next)]: next }));
  return next;
}

export async function tokensOf(account: Account): Promise<Tokens | null> {
  const key = keyOf(account);
  return (await deviceTokens.get())[key] ?? (await silentTokens.get())[key] ?? null;
}

export async function saveTokens(account: Account, tokens: Tokens): Promise<void> {
  const place = account.device ? deviceTokens : silentTokens;
  await place.change((all) => ({ ...all, [keyOf(account)]: tokens }));
}

export async function dropTokens(account: Account): Promise<void> {
  await deviceTokens.change((all) => without(all, keyOf(account)));
  await silentTokens.change((all) => without(all, keyOf(account)));
}

/** Removes the person here; the last one paired at a server takes its connection along. */
export async function dropAccount(account: Account): Promise<void> {
  await dropTokens(account);
  const left = await accounts.change((all) => without(all, keyOf(account)));
  const isLast = !Object.values(left).some((each) => each.device && each.server === account.server);
  if (account.device && isLast) await connections.change((all) => without(all, account.server));
}

/** By people and by policy, as far as policy lets them. */
export async function allConnections(): Promise<Connection[]> {
  const set = await policy();
  const preset = presetOf(set);
  const own = Object.values(await connections.get()).filter(({ server }) => isAllowed(set, server));
  if (preset === null) return own;
  const same = own.find(({ server }) => server === preset.server);
  const origins = [...new Set([...preset.origins, ...(same?.origins ?? [])])];
  return [{ ...preset, origins }, ...own.filter((each) => each !== same)];
}

/** Connections whose LMS stands at this origin. */
export const connectionsAt = async (origin: string): Promise<Connection[]> =>
  (await allConnections()).filter(({ origins }) => origins.includes(origin));

/** Every LMS origin of every connection. */
export const lmsOrigins = async (): Promise<string[]> => [
  ...new Set((await allConnections()).flatMap(({ origins }) => origins)),
];

type Shown = Pick<PageContext, 'origin' | 'base' | 'userId'>;

/** Moodle's issuer is its own address: two of them may stand below one origin, and count their users alike. */
function isOtherSite({ lms }: Me, { origin, base }: Shown): boolean {
  if (lms.flavour !== 'moodle' || !URL.canParse(lms.issuer)) return false;
  const issuer = new URL(lms.issuer);
  return issuer.origin === origin && issuer.pathname.replace(/\/$/, '') !== base;
}

/** Is this the person the LMS shows? */
export const isPersonAt = (me: Me, shown: Shown): boolean =>
  me.lms.userId !== null &&
  wholeUserId(me.lms.userId) === wholeUserId(shown.userId) &&
  !isOtherSite(me, shown);

/** Who of the paired persons the LMS shows. */
export async function accountOn(context: PageContext, server: string): Promise<Account | null> {
  const all = Object.values(await accounts.get());
  return (
    all.find(
      (each) =>
        each.server === server &&
        each.me.lms.origins.includes(context.origin) &&
        isPersonAt(each.me, context),
    ) ?? null
  );
}

export const courseOn = (me: Me, context: PageContext): Me['courses'][number] | null =>
  context.courseId === null
    ? null
    : (me.courses.find(({ lmsCourseId }) => lmsCourseId === context.courseId) ?? null);
