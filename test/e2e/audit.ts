import { lookInside } from '../stack/look-inside.ts';
import type { Stack } from '../stack/stack.ts';

export type AuditRow = { action: string; code: string; person_id: string | null };

/** What the school's audit says about a record. */
export const auditOf = (stack: Stack, tenant: string, record: string): Promise<AuditRow[]> =>
  lookInside(stack, (database) =>
    database.tenant(tenant, (tx) =>
      tx
        .selectFrom('school.audit')
        .select(['action', 'code', 'person_id'])
        .where('record_id', '=', record)
        .execute(),
    ),
  );
