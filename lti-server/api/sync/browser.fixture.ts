import type { PersonId, TenantId } from '../../../shared/model/ids.ts';
import { PATHS, type Tokens } from '../../../shared/protocol/http.ts';
import type { Command } from '../../../shared/store/command.ts';
import { createEngine } from '../../../shared/store/engine.ts';
import { createLocalClient } from '../../../shared/store/local-client.ts';
import type { Repository } from '../../../shared/store/repository.ts';
import { createTransport, type TokenSource } from '../../../shared/store/transport.ts';
import type { Query, ViewOf } from '../../../shared/store/views.ts';
import type { Database } from '../../db/database.ts';
import { meOf } from '../../lti/me.ts';
import type { SessionKind } from '../../lti/session.ts';
import type { TestServer } from '../server.fixture.ts';
import { bearerOf } from './school.fixture.ts';

/** lost: the server got it, its answer never came. */
type Sky = 'fair' | 'lost' | 'down';
export type Browser = Awaited<ReturnType<typeof openBrowser>>;

/** As the extension holds them: renewed when they are refused, one renewal at a time, until the server says no. */
function tokensFrom(server: TestServer, first: Tokens): TokenSource {
  let tokens: Tokens | null = first;
  let renewing: Promise<boolean> | null = null;
  async function renew(): Promise<boolean> {
    const refresh = tokens?.refresh;
    const answer =
      refresh === undefined
        ? null
        : await server.call('POST', PATHS.refresh, undefined, { refresh });
    tokens = answer?.status === 200 ? (answer.body as Tokens) : null;
    return tokens !== null;
  }
  return {
    access: async () => {
      await renewing;
      return tokens?.access ?? null;
    },
    refresh: () => {
      renewing ??= renew().finally(() => {
        renewing = null;
      });
      return renewing;
    },
  };
}

type Wanted = {
  database: Database;
  tenant: TenantId;
  server: TestServer;
  person: PersonId;
  repository: Repository;
  kind?: SessionKind;
  now?: () => number;
};

/** One of a person's browsers: the store, the engine and the transport of the extension, at a server on a port. */
export async function openBrowser(wanted: Wanted) {
  const { database, tenant, server, person, repository, kind = 'device', now = Date.now } = wanted;
  const ending = new AbortController();
  const weather: { sky: Sky } = { sky: 'fair' };
  const send: typeof fetch = async (input, init) => {
    if (weather.sky === 'down') throw new TypeError('no network');
    const response = await fetch(input, init);
    if (weather.sky === 'fair') return response;
    await response.arrayBuffer();
    throw new TypeError('the answer was lost');
  };
  const tokens = await bearerOf(database, tenant, person, kind);
  const engine = createEngine({
    repository,
    transport: createTransport(server.origin, tokensFrom(server, tokens), send),
    now,
    signal: ending.signal,
    // Tests say themselves when to try again.
    pause: (_ms, signal) =>
      new Promise((done) => signal.addEventListener('abort', () => done(), { once: true })),
  });
  const me = await database.tenant(tenant, (tx) => meOf(tx, { person, kind }));
  const client = createLocalClient({ repository, engine, me, now });
  return {
    weather,
    repository,
    run: (command: Command) => client.run(command),
    sync: () => engine.flush(),
    settled: () => engine.settled(),
    view: <Q extends Query>(query: Q) =>
      new Promise<ViewOf<Q>>((resolve) => {
        const once = new AbortController();
        client.watch(
          query,
          (view) => {
            once.abort();
            resolve(view);
          },
          once.signal,
        );
      }),
    rows: () => repository.read((tables) => tables.records.all()),
    close: () => {
      ending.abort();
      repository.close();
    },
  };
}
