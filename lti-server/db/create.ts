import { AsyncLocalStorage } from 'node:async_hooks';
import { type Kysely, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { TenantId } from '../../shared/model/ids.ts';
import { type Connection, connect, type DatabaseConfig, type Trouble } from './connect.ts';
import type { Database, RegistryTx, SchoolFunction, TenantTx } from './database.ts';
import { checkIsolation } from './isolation.ts';
import { LINE_CAME_BACK } from './listen.ts';
import { migrate } from './migrate.ts';
import { outageOf } from './outage.ts';
import { ownTenantOnly } from './own-tenant.ts';
import { checkRoles, makeRoles, REGISTRY_ROLE, SCHOOL_ROLE, unboundRole } from './roles.ts';
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

/** Answers of a transaction, between `opening` and commit. On PostgreSQL its opening is one message, not three. */
async function between<T>(
  { owner, joins }: Connection,
  opening: readonly string[],
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return (owner as Kysely<Tables>).connection().execute(async (one) => {
    const words = joins ? [opening.join('; ')] : opening;
    try {
      for (const statement of words) await sql.raw(statement).execute(one);
      const result = await work(one as Transaction<Tables>);
      await sql.raw('commit').execute(one);
      return result;
    } catch (error) {
      // On a connection that was lost this fails too; what was lost is the first error's to say.
      await sql
        .raw('rollback')
        .execute(one)
        .catch(() => {});
      throw error;
    }
  });
}

const transactions =
  (connection: Connection) =>
  <T>(opening: readonly string[], work: (tx: Transaction<Tables>) => Promise<T>) => {
    refuseInside();
    return retried(() => {
      const mark: Running = { open: true };
      return running.run(mark, async () => {
        try {
          return await between(connection, opening, work);
        } finally {
          mark.open = false;
        }
      });
    });
  };

/** What every transaction of a tenant stands under. */
function settingOf(tenant: TenantId): string[] {
  if (!UUID.test(tenant)) throw new Error('A tenant id is a UUID.');
  return [`set local role ${SCHOOL_ROLE}`, `set local waymark.tenant = '${tenant}'`];
}
const openingOf = (tenant: TenantId, { readOnly = false } = {}): string[] => [
  readOnly ? 'begin isolation level repeatable read read only' : 'begin',
  ...settingOf(tenant),
];

function overConnection(connection: Connection): OpenDatabase {
  const transact = transactions(connection);
  const alone = <T>(run: () => Promise<T>): Promise<T> => {
    refuseInside();
    return retried(run);
  };
  const registry = <T>(work: (tx: RegistryTx) => Promise<T>) =>
    transact(['begin', `set local role ${REGISTRY_ROLE}`], (tx) =>
      work(tx as unknown as RegistryTx),
    );
  const inRegistry = async <T>(work: (tx: RegistryTx) => Promise<T>): Promise<T> => {
    if (connection.registry === null) return registry(work);
    refuseInside();
    try {
      return await work(connection.registry as unknown as RegistryTx);
    } catch (error) {
      throw outageOf(error);
    }
  };
  const call = async <T>(
    tenant: TenantId,
    name: SchoolFunction,
    value: unknown,
  ): Promise<T | null> => {
    const { message } = connection;
    const json = JSON.stringify(value);
    type Answer = { answer: T | null };
    const found = await (message === null
      ? transact(openingOf(tenant), async (tx) => {
          const { rows } =
            await sql<Answer>`select ${sql.raw(name)}(${json}::jsonb) as answer`.execute(tx);
          return rows;
        })
      : alone(
          () =>
            message([
              ...settingOf(tenant),
              `select ${name}(${pg.escapeLiteral(json)}::jsonb) as answer`,
            ]) as Promise<Answer[]>,
        ));
    return found[0]?.answer ?? null;
  };
  let closing: Promise<void> | null = null;
  return {
    registry,
    inRegistry,
    call,
    tenant: async (tenant, work, options) =>
      transact(openingOf(tenant, options), (tx) =>
        work(tx.withPlugin(ownTenantOnly) as unknown as TenantTx),
      ),
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

/**
 * `trouble` hears of connections lost in the background; the pool and the listener make new ones. `unbound`: the role of
 * DATABASE_URL, where row-level security does not hold for it.
 */
export async function createDatabase(
  config: DatabaseConfig,
  trouble: Trouble = () => {},
): Promise<OpenDatabase & { unbound: string | null }> {
  const connection = await connect(config, trouble);
  try {
    const database = await databaseOver(connection);
    const unbound = config.kind === 'postgres' ? await unboundRole(connection.owner) : null;
    return { ...database, unbound };
  } catch (error) {
    await connection.close();
    throw (config.kind === 'postgres' && unreachable(error)) || error;
  }
}
