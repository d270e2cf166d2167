import { randomUUID } from 'node:crypto';
import type { PersonId, RecordId, Uuid } from '../../../shared/model/ids.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { Mutation } from '../../../shared/protocol/sync.ts';
import type { TenantTx } from '../../db/database.ts';
import type { LostWords } from './merge.ts';
import type { Outcome } from './mutate.ts';
import { thisTenant } from './record-row.ts';

/** Refusals that mean: somebody reached for what is not theirs. */
const AUDITED = new Set<ErrorCode | undefined>(['ownership_law', 'not_yours', 'not_visible']);

export type Done = { mutation: Mutation; outcome: Outcome };

/** The outcomes of mutations this person has sent before. */
export async function formerOutcomes(
  tx: TenantTx,
  person: PersonId,
  mutations: readonly Mutation[],
): Promise<Map<Uuid, Outcome>> {
  if (mutations.length === 0) return new Map();
  const ids = [...new Set(mutations.map((mutation) => mutation.id))];
  const rows = await tx
    .selectFrom('school.mutation')
    .select(['id', 'outcome'])
    .where('person_id', '=', person)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.outcome as Outcome]));
}

export async function keepOutcomes(
  tx: TenantTx,
  person: PersonId,
  done: readonly Done[],
): Promise<void> {
  if (done.length === 0) return;
  const rows = done.map(({ mutation, outcome }) => ({
    tenant_id: thisTenant,
    person_id: person,
    id: mutation.id,
    outcome: JSON.stringify(outcome),
  }));
  await tx.insertInto('school.mutation').values(rows).execute();
}

/** Ids and codes, never content. */
export async function audit(tx: TenantTx, person: PersonId, done: readonly Done[]): Promise<void> {
  const rows = done.flatMap(({ mutation, outcome }) =>
    outcome.code !== undefined && AUDITED.has(outcome.code)
      ? [
          {
            tenant_id: thisTenant,
            id: randomUUID(),
            person_id: person,
            action: `sync.${mutation.op}.${mutation.kind}`,
            code: outcome.code,
            record_id: mutation.record,
          },
        ]
      : [],
  );
  if (rows.length > 0) await tx.insertInto('school.audit').values(rows).execute();
}

export type LostTo = LostWords & { record: RecordId; person: PersonId };

export async function keepLostWords(tx: TenantTx, lost: readonly LostTo[]): Promise<void> {
  if (lost.length === 0) return;
  await tx
    .insertInto('school.field_history')
    .values(
      lost.map(({ record, field, stamp, value, person }) => ({
        tenant_id: thisTenant,
        record_id: record,
        field,
        stamp,
        value,
        person_id: person,
      })),
    )
    .onConflict((on) => on.columns(['tenant_id', 'record_id', 'field', 'stamp']).doNothing())
    .execute();
}
