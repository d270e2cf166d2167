import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { OwnerHandle } from './database.ts';
import { listenOnPostgres } from './listen.ts';
import { lockFolder } from './lock.ts';
import { REGISTRY_ROLE } from './roles.ts';

/** `memory` is for tests; `snapshot`: a dump of a migrated database. */
export type DatabaseConfig =
  | { kind: 'postgres'; url: string }
  | { kind: 'folder'; folder: string }
  | { kind: 'memory'; snapshot?: Blob };

export type Connection = {
  owner: OwnerHandle;
  /** Connections that stand under the registry role for good, for statements without a transaction; null: there is only one. */
  registry: OwnerHandle | null;
  /** Whether several statements without parameters may go in one message. */
  joins: boolean;
  /** Sends such statements, which then are one transaction, and answers the rows of the last; null where none `joins`. */
  message: ((statements: readonly string[]) => Promise<Record<string, unknown>[]>) | null;
  announce(payload: string): Promise<void>;
  onAnnounce(listener: (payload: string) => void): () => void;
  /** Only PGlite: everything it holds, for a later `snapshot`. */
  dump(): Promise<Blob>;
  close(): Promise<void>;
};

export type Trouble = (error: Error) => void;

/** 16 MB instead of 128: 245 MB of memory instead of 563 (measured on 0.5.16). */
const startParams = () => [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

function overPGlite(pglite: PGlite, release: () => void): Connection {
  const owner = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
  const events = new EventEmitter().setMaxListeners(0);
  return {
    owner,
    registry: null,
    joins: false,
    message: null,
    // One process holds the folder, so its own listeners are all there are.
    announce: async (payload) => {
      events.emit('announce', payload);
    },
    onAnnounce: (listener) => {
      events.on('announce', listener);
      return () => events.off('announce', listener);
    },
    dump: () => pglite.dumpDataDir('none'),
    close: async () => {
      await owner.destroy();
      release();
    },
  };
}

async function connectFolder(folder: string): Promise<Connection> {
  const release = lockFolder(folder);
  try {
    const pglite = await PGlite.create({
      dataDir: join(folder, 'pglite'),
      startParams: startParams(),
    });
    return overPGlite(pglite, release);
  } catch (error) {
    release();
    throw error;
  }
}

/** PGlite reads int8 as number; without this pg reads it as text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** PostgreSQL keeps the plan of a statement it knows by name. Only for few texts, with parameters, that name every column. */
class Remembering extends pg.Client {
  static #names = new Map<string, string>();
  override query(...sent: unknown[]): never {
    const [text, values, ...more] = sent;
    const ask = super.query as (...sent: unknown[]) => never;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0)
      return ask.apply(this, sent);
    const names = Remembering.#names;
    const name = names.get(text) ?? `waymark_${names.size}`;
    names.set(text, name);
    return ask.call(this, { name, text, values }, ...more);
  }
}

/** Launches come by the bell: another connection takes PostgreSQL longer than a launch, and what a lesson opened serves the next. */
const IDLE_MS = 60 * 60_000;

function connectPostgres(url: string, trouble: Trouble): Connection {
  const poolOf = (Client = pg.Client) => {
    const options = {
      connectionString: url,
      types,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: IDLE_MS,
    };
    const pool = new pg.Pool({ ...options, Client });
    // Without a listener an idle client's loss (a database restart) ends the process.
    pool.on('error', trouble);
    // One at work has no listener of the pool's (pg-pool 3.x): a database stopped under load would end the process.
    pool.on('connect', (client) => client.on('error', trouble));
    return pool;
  };
  const pool = poolOf();
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const registry = new Kysely<unknown>({
    dialect: new PostgresDialect({
      pool: poolOf(Remembering),
      // Before anything else is asked of it; one that cannot be put under the role is not used.
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw(`set role ${REGISTRY_ROLE}`));
      },
    }),
  });
  const line = listenOnPostgres(url, trouble);
  return {
    owner,
    registry,
    joins: true,
    message: async (statements) => {
      const client = await pool.connect();
      try {
        // Of several statements pg gives a list of results, which its types do not know.
        const results: pg.QueryResult | pg.QueryResult[] = await client.query(
          statements.join('; '),
        );
        return [results].flat().at(-1)?.rows ?? [];
      } finally {
        client.release();
      }
    },
    announce: async (payload) => {
      await pool.query('select pg_notify($1, $2)', [line.channel, payload]);
    },
    onAnnounce: line.subscribe,
    dump: () => Promise.reject(new Error('Only PGlite can be dumped here; use pg_dump.')),
    close: async () => {
      await line.close();
      await registry.destroy();
      await owner.destroy();
    },
  };
}

export async function connect(config: DatabaseConfig, trouble: Trouble): Promise<Connection> {
  if (config.kind === 'postgres') return connectPostgres(config.url, trouble);
  if (config.kind === 'folder') return connectFolder(config.folder);
  const options = config.snapshot === undefined ? {} : { loadDataDir: config.snapshot };
  return overPGlite(await PGlite.create({ ...options, startParams: startParams() }), () => {});
}
