import { sql } from 'kysely';
import { createDatabase } from '../../lti-server/db/create.ts';
import type { Stack } from '../stack/stack.ts';

const SCHOOL = [
  'profile',
  'lms_origin',
  'person',
  'context',
  'membership',
  'session',
  'record',
  'change',
  'mutation',
  'audit',
];
/** Without what is swept by itself when it is old. */
const REGISTRY = ['tenant', 'deployment', 'lti_platform'];

/** Rows in every table a launch could write to. The embedded database has one holder: the server rests meanwhile. */
export async function rowCounts(stack: Stack): Promise<Record<string, number>> {
  await stack.stopServer();
  try {
    const database = await createDatabase({ kind: 'folder', folder: stack.env.DATA_DIR ?? '' });
    try {
      const counts: Record<string, number> = {};
      const add = (name: string, rows: readonly { n: unknown }[]): void => {
        counts[name] = (counts[name] ?? 0) + Number(rows[0]?.n ?? 0);
      };
      const count = (name: string) =>
        sql<{ n: unknown }>`select count(*) n from ${sql.table(name)}`;
      const tenants = await database.registry(async (tx) => {
        for (const name of REGISTRY) add(name, (await count(`registry.${name}`).execute(tx)).rows);
        return tx.selectFrom('registry.tenant').select('id').execute();
      });
      for (const { id } of tenants)
        await database.tenant(id, async (tx) => {
          for (const name of SCHOOL) add(name, (await count(`school.${name}`).execute(tx)).rows);
        });
      return counts;
    } finally {
      await database.close();
    }
  } finally {
    await stack.startServer();
  }
}
