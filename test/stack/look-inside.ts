import { readConfig } from '../../lti-server/config.ts';
import { createDatabase } from '../../lti-server/db/create.ts';
import type { Database } from '../../lti-server/db/database.ts';
import type { Stack } from './stack.ts';

/** Looks into the school's database. The embedded one has one holder: then the server rests meanwhile. */
export async function lookInside<T>(
  stack: Stack,
  look: (database: Database) => Promise<T>,
): Promise<T> {
  const { database: config } = readConfig(stack.env);
  const rests = config.kind !== 'postgres';
  if (rests) await stack.stopServer();
  try {
    const database = await createDatabase(config);
    try {
      return await look(database);
    } finally {
      await database.close();
    }
  } finally {
    if (rests) await stack.startServer();
  }
}
