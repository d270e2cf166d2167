import { type Kysely, sql } from 'kysely';

/** Who is in which section of a course, as the roster names them: feedback is released by section. */
export const sections = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table school.membership add column sections jsonb not null default '[]'`.execute(
      db,
    );
  },
};
