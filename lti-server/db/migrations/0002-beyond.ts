import { type Kysely, sql } from 'kysely';

/** Members of a record's envelope that a newer node keeps here and this version does not know: returned untouched. */
export const beyond = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table school.record add column beyond jsonb not null default '{}'`.execute(db);
  },
};
