import { type Kysely, sql } from 'kysely';

/** What changed since a moment, in whatever scope: how the live streams of a school find out whom to tell. */
export const live = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create index on school.change (tenant_id, seq)`.execute(db);
  },
};
