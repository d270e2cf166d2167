import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { afterEach, beforeEach, describe, inject } from 'vitest';
import { createDatabase } from '../../lti-server/db/create.ts';
import type { Database } from '../../lti-server/db/database.ts';
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

/** A fresh, migrated database of either kind. */
export const FRESH: Record<'PGlite' | 'PostgreSQL', () => Promise<Database>> = {
  PGlite: async () =>
    createDatabase({ kind: 'memory', snapshot: await openAsBlob(inject('pgliteSnapshot')) }),
  PostgreSQL: async () => createDatabase({ kind: 'postgres', url: await newPostgres() }),
};

type Context = { database: () => Database; tenant: () => TenantId };
type State = { database: Database; tenant: TenantId };

/** The same suite on both databases: before each test a fresh one with one tenant, closed after it. */
export function onBothDatabases(name: string, suite: (context: Context) => void): void {
  describe.each(Object.entries(FRESH))(`${name} (%s)`, (_kind, open) => {
    let state: State | null = null;
    const current = (): State => {
      if (state === null) throw new Error('The database is there inside tests only.');
      return state;
    };
    beforeEach(async () => {
      const database = await open();
      state = { database, tenant: await makeTenant(database, 'Willow Lane School') };
    });
    afterEach(async () => {
      await state?.database.close();
      state = null;
    });
    suite({ database: () => current().database, tenant: () => current().tenant });
  });
}
