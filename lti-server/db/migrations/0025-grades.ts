import { type Kysely, sql } from 'kysely';

/** Where a course's grades are (Assignment and Grade Services), and what the LMS lets us do there: as its launches say. */
export const grades = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table school.context add column lineitems_url text,
      add column grade_scopes jsonb not null default '[]'`.execute(db);
  },
};
