import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { bearerOf, makeSchool, type TestSchool } from '../../lti-server/api/sync/school.fixture.ts';
import type { DatabaseConfig } from '../../lti-server/db/connect.ts';
import { createDatabase } from '../../lti-server/db/create.ts';
import type { Database } from '../../lti-server/db/database.ts';
import { makeTenant } from '../../lti-server/db/tenant.ts';
import type { TenantId } from '../../shared/model/ids.ts';
import { asSuperuser } from '../postgres/superuser.ts';
import { freePort } from '../stack/ports.ts';
import { type ServerProcess, startServerProcess } from '../stack/server-process.ts';
import type { Setting } from './case.ts';

export type Kind = 'PGlite' | 'PostgreSQL';

/** A school in a database, and a server process over it that may come and go at one address. */
export type Place = {
  url: string;
  tenant: TenantId;
  school: TestSchool;
  /** The environment of the server. */
  env: Record<string, string>;
  tokens: ReadonlyMap<string, string>;
  start(): Promise<ServerProcess>;
  /** The database beside the server; PGlite only while no server runs. */
  look<T>(work: (database: Database) => Promise<T>): Promise<T>;
};

const SECRET = 'a secret of more than thirty-two characters';

async function databaseOf(kind: Kind, { cluster, folder }: Setting): Promise<DatabaseConfig> {
  if (kind === 'PGlite') return { kind: 'folder', folder: path.join(folder, 'data') };
  const name = `faults_${randomBytes(6).toString('hex')}`;
  await asSuperuser(cluster.url('postgres'), `create database ${name}`);
  return { kind: 'postgres', url: cluster.url(name) };
}

const WRITERS = ['ada', 'bo', 'cy', 'lin', 'max'] as const;

export async function makePlace(kind: Kind, setting: Setting): Promise<Place> {
  const config = await databaseOf(kind, setting);
  const look = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    const database = await createDatabase(config);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  };
  const { tenant, school, tokens } = await look(async (database) => {
    const made = await makeTenant(database, 'Willow Lane School');
    const people = await makeSchool(database, made);
    const bearers = new Map<string, string>();
    for (const who of WRITERS) {
      const { access } = await bearerOf(database, made, people[who], 'launch');
      bearers.set(people[who], access);
    }
    return { tenant: made, school: people, tokens: bearers };
  });
  const { port } = await freePort(0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  const env = {
    PORT: String(port),
    PUBLIC_URL: url,
    SECRET,
    // A class of machines writes faster than one of people.
    RATE_LIMITS: '0',
    DATA_DIR: path.join(setting.folder, 'data'),
    ...(config.kind === 'postgres' ? { DATABASE_URL: config.url } : {}),
  };
  const logFile = path.join(setting.folder, 'server.log');
  const start = () => startServerProcess({ env, url, logFile });
  return { url, tenant, school, env, tokens, start, look };
}
