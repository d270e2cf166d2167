import type { PersonId } from '../../../shared/model/ids.ts';
import type { TenantTx } from '../../db/database.ts';

/** Locks these people until the transaction ends, in the order of their ids, so that nobody waits in a ring. */
export async function lockInOrder(tx: TenantTx, people: readonly PersonId[]): Promise<void> {
  await tx
    .selectFrom('school.person')
    .select('id')
    .where('id', 'in', [...new Set(people)])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}
