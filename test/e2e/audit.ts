import { createDatabase } from '../../lti-server/db/create.ts';
import type { Stack } from '../stack/stack.ts';

export type AuditRow = { action: string; code: string; person_id: string | null };

/** What the school's audit says about a record. The embedded database has one holder: the server rests meanwhile. */
export async function auditOf(stack: Stack, tenant: string, record: string): Promise<AuditRow[]> {
  await stack.stopServer();
  try {
    const database = await createDatabase({ kind: 'folder', folder: stack.env.DATA_DIR ?? '' });
    try {
      return await database.tenant(tenant, (tx) =>
        tx
          .selectFrom('school.audit')
          .select(['action', 'code', 'person_id'])
          .where('record_id', '=', record)
          .execute(),
      );
    } finally {
      await database.close();
    }
  } finally {
    await stack.startServer();
  }
}
