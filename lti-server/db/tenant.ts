import { randomUUID } from 'node:crypto';
import type { TenantId } from '../../shared/model/ids.ts';
import type { Database } from './database.ts';

/** Makes a school. Its clock comes first: without one nothing could ever be synced. */
export async function makeTenant(database: Database, name: string): Promise<TenantId> {
  const id = randomUUID();
  await database.tenant(id, async (tx) => {
    const clock = { tenant_id: id, epoch: randomUUID() };
    await tx.insertInto('school.tenant_clock').values(clock).execute();
    await tx.insertInto('school.profile').values({ tenant_id: id, name }).execute();
  });
  await database.registry((tx) => tx.insertInto('registry.tenant').values({ id, name }).execute());
  return id;
}
