import { sql } from 'kysely';
import { lookInside } from '../stack/look-inside.ts';
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

/** Rows in every table a launch could write to. */
export const rowCounts = (stack: Stack): Promise<Record<string, number>> =>
  lookInside(stack, async (database) => {
    const counts: Record<string, number> = {};
    const add = (name: string, rows: readonly { n: unknown }[]): void => {
      counts[name] = (counts[name] ?? 0) + Number(rows[0]?.n ?? 0);
    };
    const count = (name: string) => sql<{ n: unknown }>`select count(*) n from ${sql.table(name)}`;
    const tenants = await database.registry(async (tx) => {
      for (const name of REGISTRY) add(name, (await count(`registry.${name}`).execute(tx)).rows);
      return tx.selectFrom('registry.tenant').select('id').execute();
    });
    for (const { id } of tenants)
      await database.tenant(id, async (tx) => {
        for (const name of SCHOOL) add(name, (await count(`school.${name}`).execute(tx)).rows);
      });
    return counts;
  });
