import type { Client } from '../../shared/store/client.ts';
import {
  databaseName,
  deleteDexieRepository,
  openDexieRepository,
} from '../../shared/store/dexie-repository.ts';
import { createEngine, type Engine } from '../../shared/store/engine.ts';
import { createLocalClient } from '../../shared/store/local-client.ts';
import type { Repository } from '../../shared/store/repository.ts';
import { createTransport, type TokenSource } from '../../shared/store/transport.ts';
import { type Account, keyOf } from './accounts.ts';
import { accessToken } from './session.ts';

/** What belongs to one person at one server while the worker lives. */
type Held = {
  repository: Repository;
  engine: Engine;
  life: AbortController;
  listeners: Set<AbortSignal>;
  stream: AbortController;
};
export type Store = {
  client: Client;
  engine: Engine;
  /** Holds the live stream; several panels of one person share one. */
  listen(signal: AbortSignal): void;
  unsent(): Promise<number>;
};

const held = new Map<string, Promise<Held>>();

function tokensFor(account: Account): TokenSource {
  let given: string | null = null;
  return {
    access: async () => {
      given = await accessToken(account);
      return given;
    },
    refresh: async () => (await accessToken(account, given ?? undefined)) !== null,
  };
}

async function hold(account: Account): Promise<Held> {
  const { server, me } = account;
  const repository = await openDexieRepository(databaseName(server, me.person));
  const life = new AbortController();
  const engine = createEngine({
    repository,
    transport: createTransport(server, tokensFor(account)),
    now: Date.now,
    signal: life.signal,
    online: () => navigator.onLine,
  });
  return { repository, engine, life, listeners: new Set(), stream: new AbortController() };
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
    client: createLocalClient({ repository, engine, me: account.me }),
    engine,
    listen: (signal) => share(one, signal),
    unsent: async () => {
      const outbox = await repository.read((tables) => tables.outbox.all());
      return outbox.filter(({ status }) => status !== 'applied').length;
    },
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
