import { AsyncLocalStorage } from 'node:async_hooks';
import { type Kysely, sql, type Transaction } from 'kysely';
import { type Connection, connect, type DatabaseConfig, type Trouble } from './connect.ts';
import type { Database, RegistryTx, TenantTx } from './database.ts';
import { checkIsolation } from './isolation.ts';
import { LINE_CAME_BACK } from './listen.ts';
import { migrate } from './migrate.ts';
import { outageOf } from './outage.ts';
import { checkRoles, makeRoles, REGISTRY_ROLE, SCHOOL_ROLE } from './roles.ts';
import type { Tables } from './schema.ts';
import { unreachable } from './unreachable.ts';

/** `dump`: PGlite only, see Connection. */
export type OpenDatabase = Database & Pick<Connection, 'dump'>;

const RETRIED = new Set(['40001', '40P01']);
const ATTEMPTS = 6;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Running = { open: boolean };
const running = new AsyncLocalStorage<Running>();
function refuseInside(): void {
  if (running.getStore()?.open === true) {
    throw new Error('Inside a transaction only its own handle may be used.');
  }
}

/** Full jitter, 0 to 10·2ⁿ ms. */
const pause = (attempt: number) =>
  new Promise((done) => setTimeout(done, Math.random() * 10 * 2 ** attempt));

async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (!RETRIED.has(code) || attempt >= ATTEMPTS) throw outageOf(error);
      await pause(attempt);
    }
  }
}

function transactions(owner: Kysely<Tables>) {
  return <T>(
    enter: (tx: Transaction<Tables>) => Promise<unknown>,
    work: (tx: Transaction<Tables>) => Promise<T>,
  ) => {
    refuseInside();
    return retried(() => {
      const mark: Running = { open: true };
      return running.run(mark, async () => {
        try {
          return await owner.transaction().execute(async (tx) => {
            await enter(tx);
            return work(tx);
          });
        } finally {
          mark.open = false;
        }
      });
    });
  };
}

function overConnection(connection: Connection): OpenDatabase {
  const owner = connection.owner as Kysely<Tables>;
  const transact = transactions(owner);
  const registry = <T>(work: (tx: RegistryTx) => Promise<T>) =>
    transact(
      (tx) => sql`select set_config('role', ${REGISTRY_ROLE}, true)`.execute(tx),
      (tx) => work(tx as unknown as RegistryTx),
    );
  let closing: Promise<void> | null = null;
  return {
    registry,
    tenant: (tenant, work, options) => {
      if (!UUID.test(tenant)) throw new Error('A tenant id is a UUID.');
      return transact(
        async (tx) => {
          if (options?.readOnly === true)
            await sql`set transaction isolation level repeatable read read only`.execute(tx);
          // set_config('role', …, true) is SET LOCAL ROLE; one round trip for both.
          await sql`select set_config('role', ${SCHOOL_ROLE}, true), set_config('waymark.tenant', ${tenant}, true)`.execute(
            tx,
          );
        },
        (tx) => work(tx as unknown as TenantTx),
      );
    },
    announce: async (tenant) => {
      refuseInside();
      try {
        await connection.announce(tenant);
      } catch (error) {
        throw outageOf(error);
      }
    },
    onAnnounce: (listener) =>
      connection.onAnnounce((tenant) => listener(tenant === LINE_CAME_BACK ? null : tenant)),
    ready: async () => {
      await registry((tx) => tx.selectFrom('registry.tenant').select('id').limit(1).execute());
    },
    dump: connection.dump,
    close: () => {
      closing ??= connection.close();
      return closing;
    },
  };
}

/** Makes roles, migrates, and refuses (StartRefusal) unless row-level security holds. */
export async function databaseOver(connection: Connection): Promise<OpenDatabase> {
  await makeRoles(connection.owner);
  await checkRoles(connection.owner);
  await migrate(connection.owner);
  await checkIsolation(connection.owner);
  return overConnection(connection);
}

/** `trouble` hears of connections lost in the background; the pool and the listener make new ones. */
export async function createDatabase(
  config: DatabaseConfig,
  trouble: Trouble = () => {},
): Promise<OpenDatabase> {
  const connection = await connect(config, trouble);
  try {
    return await databaseOver(connection);
  } catch (error) {
    await connection.close();
    throw (config.kind === 'postgres' && unreachable(error)) || error;
  }
}
