import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, inject } from 'vitest';
import { type Connection, connect, type DatabaseConfig } from '../../lti-server/db/connect.ts';
import { createDatabase, databaseOver } from '../../lti-server/db/create.ts';
import type { Database, OwnerHandle } from '../../lti-server/db/database.ts';
import { makeTenant } from '../../lti-server/db/tenant.ts';
import type { TenantId } from '../../shared/model/ids.ts';
import { asSuperuser } from './superuser.ts';

const postgresUrlOf = (name: string): string =>
  inject('postgresUrl').replace('/postgres?', `/${name}?`);

/** A copy of the migrated template under a new name; returns its URL. */
export async function newPostgres(): Promise<string> {
  const name = `waymark_${randomBytes(6).toString('hex')}`;
  await asSuperuser(inject('postgresUrl'), `create database ${name} template waymark_template`);
  return postgresUrlOf(name);
}

type Kind = 'PGlite' | 'PostgreSQL';
const CONFIGS: Record<Kind, () => Promise<DatabaseConfig>> = {
  PGlite: async () => ({ kind: 'memory', snapshot: await openAsBlob(inject('pgliteSnapshot')) }),
  PostgreSQL: async () => ({ kind: 'postgres', url: await newPostgres() }),
};

/** A fresh, migrated database of either kind. */
export const FRESH = {
  PGlite: async () => createDatabase(await CONFIGS.PGlite()),
  PostgreSQL: async () => createDatabase(await CONFIGS.PostgreSQL()),
};

/**
 * What a migrated database holds before anybody came: nothing. Rows are taken out without a look at what hangs on them: to
 * truncate as many tables takes PostgreSQL a fifth of a second, this a hundredth.
 */
const EMPTY = `do $$ declare name text; begin
  perform set_config('session_replication_role', 'replica', true);
  for name in select format('%I.%I', schemaname, tablename) from pg_tables
    where schemaname in ('registry', 'school') and tablename not like 'migration%' loop
    execute 'delete from ' || name;
  end loop;
end $$`;
const empty = async ({ owner }: Connection): Promise<void> => {
  await sql.raw(EMPTY).execute(owner);
};

type Context = {
  kind: Kind;
  database: () => Database;
  tenant: () => TenantId;
  /** As who made the tables. */
  owner: () => OwnerHandle;
};
type State = { database: Database; tenant: TenantId; owner: OwnerHandle };

type Opened = { connection: Connection; database: Database };
/** One of each kind for a worker's files, one after the other: beginning PGlite takes it most of a second. */
const opened = new Map<Kind, Promise<Opened>>();

async function open(kind: Kind): Promise<Opened> {
  const connection = await connect(await CONFIGS[kind](), () => {});
  const database = await databaseOver(connection);
  // A test may close it, to see what follows; the next one gets another.
  const close = () => {
    opened.delete(kind);
    return database.close();
  };
  return { connection, database: { ...database, close } };
}

function openedOf(kind: Kind): Promise<Opened> {
  const there = opened.get(kind) ?? open(kind);
  opened.set(kind, there);
  return there;
}

/** A suite on databases of these kinds: before each test an empty one with one tenant. */
function onDatabases(
  kinds: readonly Kind[],
  name: string,
  suite: (context: Context) => void,
): void {
  for (const kind of kinds)
    describe(`${name} (${kind})`, () => {
      let state: State | null = null;
      const current = (): State => {
        if (state === null) throw new Error('The database is there inside tests only.');
        return state;
      };
      beforeEach(async () => {
        const { connection, database } = await openedOf(kind);
        await empty(connection);
        const tenant = await makeTenant(database, 'Willow Lane School');
        state = { database, tenant, owner: connection.owner };
      });
      afterEach(() => {
        state = null;
      });
      suite({
        kind,
        database: () => current().database,
        tenant: () => current().tenant,
        owner: () => current().owner,
      });
    });
}

/** The same suite on both databases. */
export const onBothDatabases = (name: string, suite: (context: Context) => void): void =>
  onDatabases(['PGlite', 'PostgreSQL'], name, suite);

/** For what costs minutes on PGlite and is the same there. */
export const onPostgres = (name: string, suite: (context: Context) => void): void =>
  onDatabases(['PostgreSQL'], name, suite);
