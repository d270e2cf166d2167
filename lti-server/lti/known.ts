import { sql } from 'kysely';
import type { ContextId, PersonId, RecordId, TenantId } from '../../shared/model/ids.ts';
import type { Fields } from '../../shared/model/record.ts';
import type { ContextRole } from '../../shared/model/scope.ts';
import type { TenantTx } from '../db/database.ts';
import type { LmsFlavour } from './launch.ts';

/** Where somebody stands in a course. */
export type Stands = {
  context: ContextId;
  title: string;
  lms: LmsFlavour;
  lmsCourseId: string | null;
  launchCmid: string | null;
  role: ContextRole;
  /** As text. */
  teacherUntil: string | null;
  active: boolean;
  sections: string[];
};

/** What is known of a person, as `school.known` tells it (migration 0030). */
export type Known = {
  person: PersonId;
  name: string;
  issuer: string;
  lmsUserId: string | null;
  tenant: TenantId;
  /** What their school is called. */
  school: string;
  /** Of the LMS they come from. */
  origins: string[];
  lms: LmsFlavour | null;
  stands: Stands[];
};

/** The same after a launch that told nothing new, as `school.known_launch` does: with what its records say now. */
export type KnownLaunch = Known & {
  context: ContextId;
  records: Record<RecordId, { fields: Fields; deleted: boolean }>;
};

export async function knownOf(tx: TenantTx, person: PersonId): Promise<Known> {
  const { rows } = await sql<{
    known: Known | null;
  }>`select school.known(${person}) as known`.execute(tx);
  const known = rows[0]?.known ?? null;
  if (known === null) throw new Error('A session without its person.');
  return known;
}
