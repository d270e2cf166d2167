import { randomUUID } from 'node:crypto';
import type { TenantId } from '../../shared/model/ids.ts';
import type { Database } from '../db/database.ts';

type Done = 'platform.link' | 'platform.register' | 'platform.confirm';

/** What was done to a school's registrations, and how it stands since; of nobody, for the command knows no names. */
export async function audit(
  database: Database,
  tenant: TenantId,
  action: Done,
  code: 'any_host' | 'one_host' | 'active' | 'waits',
): Promise<void> {
  const of = { tenant_id: tenant, person_id: null, record_id: null };
  await database.tenant(tenant, (tx) =>
    tx
      .insertInto('school.audit')
      .values({ ...of, id: randomUUID(), action, code })
      .execute(),
  );
}
