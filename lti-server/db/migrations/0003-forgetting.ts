import { type Kysely, sql } from 'kysely';
import { SCHOOL_ROLE } from '../roles.ts';

/** What the sweep needs: the right to forget outcomes, and an index for each age it looks for. */
const STATEMENTS = [
  `grant delete on school.mutation to ${SCHOOL_ROLE}`,
  'create index on school.mutation (tenant_id, made_at)',
  'create index on school.spent_refresh (tenant_id, spent_at)',
  'create index on school.session (tenant_id, expires_at)',
];

export const forgetting = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
