import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { PATHS } from '../../shared/protocol/http.ts';
import type { Answers } from '../../shared/protocol/runtime.ts';
import {
  type Account,
  accountKey,
  accounts,
  allConnections,
  dropAccount,
  dropTokens,
} from './accounts.ts';
import { callServer } from './api.ts';
import { isAway } from './away.ts';
import { hostPatterns } from './origins.ts';
import { accessToken } from './session.ts';
import { deleteStore, openStore } from './stores.ts';

type Listed = Pick<Answers['connections'], 'connections' | 'others'>;

/** Names only of whom the LMS shows: of the others, how many there are and how much of theirs waits. */
export async function listConnected(): Promise<Listed> {
  const listed: Listed = { connections: [], others: { people: 0, unsent: 0 } };
  for (const account of Object.values(await accounts.get())) {
    const unsent = await (await openStore(account)).unsent();
    if (await isAway(account)) {
      listed.others = {
        people: listed.others.people + 1,
        unsent: listed.others.unsent + unsent,
      };
      continue;
    }
    listed.connections.push({
      server: account.server,
      person: account.me.person,
      name: account.me.name,
      school: account.me.tenant.name,
      lmsOrigins: account.me.lms.origins,
      silent: !account.device,
      unsent,
    });
  }
  return listed;
}

export const findAccount = async (server: string, person: string): Promise<Account | null> =>
  (await accounts.get())[accountKey(server, person)] ?? null;

/** Hosts no connection needs any more are given back to the browser. */
async function giveBack(account: Account): Promise<void> {
  const left = await allConnections();
  const needed = new Set(hostPatterns(left.flatMap((each) => [each.server, ...each.origins])));
  const had = hostPatterns([account.server, ...account.me.lms.origins]);
  const origins = had.filter((pattern) => !needed.has(pattern));
  if (origins.length > 0) await browser.permissions.remove({ origins });
}

/**
 * Sends what waits, ends the session at the server (its whole family of tokens), and removes the person here. Words
 * that could not be sent stay, and so does the entry, signed out: they are never thrown away in passing.
 */
export async function endConnection(account: Account): Promise<void> {
  const store = await openStore(account);
  await store.engine.flush();
  const token = await accessToken(account);
  if (token !== null) {
    await callServer(account.server, PATHS.end, v.unknown(), { body: {}, token });
  }
  await dropTokens(account);
  if ((await store.unsent()) > 0) return;
  await deleteStore(account);
  await dropAccount(account);
  await giveBack(account);
}

/** Everything of this person on this computer, unsent words too. The connection stays while it is good. */
export async function deleteData(account: Account): Promise<void> {
  await deleteStore(account);
  if ((await accessToken(account)) === null) await dropAccount(account);
}
