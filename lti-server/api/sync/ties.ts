import { sql } from 'kysely';
import { SHOWN_BY_OWNER } from '../../../shared/model/access.ts';
import type { ContextId, PersonId } from '../../../shared/model/ids.ts';
import { endedOf } from '../../../shared/model/kinds/audience.ts';
import type { WaymarkRecord } from '../../../shared/model/record.ts';
import { personScope } from '../../../shared/model/scope.ts';
import { endedFor, type Ties } from '../../../shared/model/ties.ts';
import type { TenantTx } from '../../db/database.ts';
import { ownTenant } from '../../db/own-tenant.ts';
import { lockInOrder } from './lock-people.ts';
import { sameJson } from './merge.ts';
import { recordOf } from './record-row.ts';
import type { ServerRecord } from './server-records.ts';

/** Where somebody stands has changed. `teaches`: as a teacher, before or after. */
export type Moved = { person: PersonId; teaches: boolean };

/** What these own, and what is shown to these teachers by name, or was. */
async function concerned(tx: TenantTx, moved: readonly Moved[]): Promise<WaymarkRecord[]> {
  const owners = [...new Set(moved.map(({ person }) => person))];
  const teachers = moved.flatMap(({ person, teaches }) => (teaches ? [personScope(person)] : []));
  const rows = await tx
    .selectFrom('school.record')
    .selectAll()
    .where('kind', 'in', SHOWN_BY_OWNER)
    .where('deleted', '=', false)
    .where((is) =>
      is.or([
        sql<boolean>`learner_id = any(${owners}::uuid[])`,
        sql<boolean>`id in (select record_id from school.change where ${ownTenant('change')} and scope = any(${teachers}::text[]))`,
      ]),
    )
    .execute();
  return rows.map(recordOf);
}

async function tiesOf(tx: TenantTx, owners: readonly PersonId[]) {
  const rows = await tx
    .selectFrom('school.membership as own')
    .leftJoin('school.membership as taught', (join) =>
      join
        .onRef('taught.tenant_id', '=', 'own.tenant_id')
        .onRef('taught.context_id', '=', 'own.context_id')
        .on('taught.role', '=', 'teacher')
        .on('taught.active', '=', true),
    )
    .select(['own.person_id', 'own.context_id', 'taught.person_id as teacher_id'])
    .where('own.person_id', 'in', owners)
    .where('own.active', '=', true)
    .execute();
  const known = new Map<PersonId, { courses: Set<ContextId>; teachers: Set<PersonId> }>();
  for (const { person_id, context_id, teacher_id } of rows) {
    const of = known.get(person_id) ?? { courses: new Set(), teachers: new Set() };
    of.courses.add(context_id);
    if (teacher_id !== null) of.teachers.add(teacher_id);
    known.set(person_id, of);
  }
  return (owner: PersonId): Ties => ({
    isIn: (context) => known.get(owner)?.courses.has(context) === true,
    isTeacher: (person) => known.get(owner)?.teachers.has(person) === true,
  });
}

/**
 * What is shown to people its owner is tied to no more, or is again, as it shall be. Call once the memberships stand as they
 * shall; whoever shares something meanwhile waits (`lockPeople`), or is waited for.
 */
export async function retied(tx: TenantTx, moved: readonly Moved[]): Promise<ServerRecord[]> {
  if (moved.length === 0) return [];
  const before = await concerned(tx, moved);
  await lockInOrder(tx, [
    ...moved.map(({ person }) => person),
    ...before.map(({ author }) => author),
  ]);
  const records = await concerned(tx, moved);
  if (records.length === 0) return [];
  const ties = await tiesOf(tx, [...new Set(records.map(({ author }) => author))]);
  return records.flatMap(({ stamps: _, fields, ...envelope }): ServerRecord[] => {
    const ended = endedFor(fields, ties(envelope.author));
    return sameJson(ended, endedOf(fields)) ? [] : [{ ...envelope, fields: { ended } }];
  });
}
