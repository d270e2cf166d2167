import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { createDatabase } from '../../lti-server/db/create.ts';
import { type Cluster, startCluster } from './cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** With `waymark_template`, migrated, to be copied. */
    postgresUrl: string;
    /** A file: the dump of a migrated PGlite. */
    pgliteSnapshot: string;
  }
}

async function makeTemplate(cluster: Cluster): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  await client.query('create database waymark_template');
  await client.end();
  const database = await createDatabase({ kind: 'postgres', url: cluster.url('waymark_template') });
  await database.close();
}

async function makeSnapshot(file: string): Promise<void> {
  const database = await createDatabase({ kind: 'memory' });
  const dump = await database.dump();
  writeFileSync(file, new Uint8Array(await dump.arrayBuffer()));
  await database.close();
}

/** Vitest's name for this hook is `setup`; what it returns ends what it began. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-test-'));
  const snapshot = join(folder, 'snapshot');
  const cluster = await startCluster();
  await Promise.all([makeTemplate(cluster), makeSnapshot(snapshot)]);
  project.provide('postgresUrl', cluster.url('postgres'));
  project.provide('pgliteSnapshot', snapshot);
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
