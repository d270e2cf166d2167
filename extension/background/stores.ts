import type { Client } from '../../shared/store/client.ts';
import {
  databaseName,
  deleteDexieRepository,
  openDexieRepository,
} from '../../shared/store/dexie-repository.ts';
import { createEngine, type Engine } from '../../shared/store/engine.ts';
import { forgetSynced } from '../../shared/store/forget.ts';
import { createLocalClient } from '../../shared/store/local-client.ts';
import { createMemoryRepository } from '../../shared/store/memory-repository.ts';
import type { Repository } from '../../shared/store/repository.ts';
import { stateOf } from '../../shared/store/state.ts';
import { createTransport, type TokenSource } from '../../shared/store/transport.ts';
import { type Account, keyOf, tokensOf } from './accounts.ts';
import { policy } from './policy.ts';
import { accessToken, learnClock } from './session.ts';

/** What belongs to one person at one server while the worker lives. */
type Held = {
  repository: Repository;
  engine: Engine;
  /** By who the person is (their courses change): each keeps the words it found no room for. */
  clients: Map<string, Client>;
  life: AbortController;
  listeners: Set<AbortSignal>;
  stream: AbortController;
};
export type Store = {
  client: Client;
  engine: Engine;
  repository: Repository;
  /** Holds the live stream; several panels of one person share one. */
  listen(signal: AbortSignal): void;
  unsent(): Promise<number>;
  /** Drops what the school has anyway. `isEmpty`: nothing of this person's own is left either. */
  forget(): Promise<{ isEmpty: boolean }>;
};

const held = new Map<string, Promise<Held>>();

function tokensFor(account: Account, repository: Repository): TokenSource {
  let given: string | null = null;
  return {
    access: async () => {
      learnClock(account.server, (await repository.read(stateOf)).offset);
      given = await accessToken(account);
      return given;
    },
    refresh: async () => {
      if ((await accessToken(account, given ?? undefined)) !== null) return true;
      // Only the school's no ends a session. Still here, it could not be asked: that is to be tried again.
      if ((await tokensOf(account)) !== null) throw new Error('The school could not be asked.');
      return false;
    },
  };
}

/** Where the browser keeps nothing, or has no room at all, words live as long as the worker, and it says so. */
async function openRepository(name: string): Promise<Repository> {
  try {
    return await openDexieRepository(name);
  } catch (error) {
    console.error('waymark: no local database', error instanceof Error ? error.name : error);
    return createMemoryRepository({ isFull: true });
  }
}

/** As long as a release may be undone (UNDO_MS of the toasts), and a little: the LMS tells of nothing taken back. */
const POINTS_AFTER_MS = 11_000;

function clientOf({ repository, engine, clients }: Held, { me }: Account, points: boolean): Client {
  const key = JSON.stringify([me, points]);
  const pointsAfterMs = points ? POINTS_AFTER_MS : null;
  const client = clients.get(key) ?? createLocalClient({ repository, engine, me, pointsAfterMs });
  clients.set(key, client);
  return client;
}

let hearWritten: (account: Account) => void = () => undefined;
/** Told after each write of records, whoever made it: a person, or the school. */
export const whenWritten = (listener: typeof hearWritten): void => {
  hearWritten = listener;
};

async function hold(account: Account): Promise<Held> {
  const { server, me } = account;
  const repository = await openRepository(databaseName(server, me.person));
  const life = new AbortController();
  const engine = createEngine({
    repository,
    transport: createTransport(server, tokensFor(account, repository)),
    now: Date.now,
    signal: life.signal,
    online: () => navigator.onLine,
  });
  const stream = new AbortController();
  repository.watch(({ tables }) => {
    if (tables.includes('records') || tables.includes('state')) hearWritten(account);
  }, life.signal);
  return { repository, engine, clients: new Map(), life, listeners: new Set(), stream };
}

/** The first listener begins the stream, the last one to leave ends it. */
function share(one: Held, signal: AbortSignal): void {
  if (signal.aborted) return;
  if (one.listeners.size === 0) {
    one.stream = new AbortController();
    one.engine.listen(one.stream.signal);
  }
  one.listeners.add(signal);
  signal.addEventListener('abort', () => {
    one.listeners.delete(signal);
    if (one.listeners.size === 0) one.stream.abort();
  });
}

/** The database is opened once; `account` as it is now decides what its person may write. */
export async function openStore(account: Account): Promise<Store> {
  const key = keyOf(account);
  const opening = held.get(key) ?? hold(account);
  held.set(key, opening);
  // A database that would not open is tried again by the next who asks.
  opening.catch(() => held.delete(key));
  const one = await opening;
  const { repository, engine } = one;
  return {
    client: clientOf(one, account, (await policy()).lmsComments),
    engine,
    repository,
    listen: (signal) => share(one, signal),
    unsent: async () => {
      const outbox = await repository.read((tables) => tables.outbox.all());
      return outbox.filter(({ status }) => status !== 'applied').length;
    },
    forget: () =>
      repository.write(async (tables) => {
        await forgetSynced(tables);
        const own = [tables.outbox, tables.refused, tables.kept, tables.scratch];
        const rows = await Promise.all(own.map((table) => table.all()));
        return { isEmpty: rows.flat().length === 0 };
      }),
  };
}

/** Ends syncing for this person here. */
async function closeStore(account: Account): Promise<void> {
  const opening = held.get(keyOf(account));
  held.delete(keyOf(account));
  if (opening === undefined) return;
  const { repository, life } = await opening;
  life.abort();
  repository.close();
}

/** Removes this person's data from this computer, unsent work included. */
export async function deleteStore(account: Account): Promise<void> {
  await closeStore(account);
  await deleteDexieRepository(databaseName(account.server, account.me.person));
}
