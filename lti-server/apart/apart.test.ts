import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { PersonId } from '../../shared/model/ids.ts';
import { onPostgres } from '../../test/postgres/databases.ts';
import { makeSchool } from '../api/sync/school.fixture.ts';
import type { Database, OwnerHandle } from '../db/database.ts';
import { makeTenant } from '../db/tenant.ts';
import { startWorld } from '../lti/testing/launching.ts';
import { type Dump, dumpOf, raid } from './raid.fixture.ts';
import { attackerAt, makeVictims } from './victims.fixture.ts';

/** As an administrator of the database might leave it, or a migration that went wrong. */
async function openAllTables(owner: OwnerHandle): Promise<void> {
  await sql`do $$ declare t record; begin
    for t in select tablename from pg_tables where schemaname = 'school' loop
      execute format('alter table school.%I disable row level security', t.tablename);
      execute format('alter table school.%I no force row level security', t.tablename);
    end loop; end $$`.execute(owner);
}
async function closeAllTables(owner: OwnerHandle): Promise<void> {
  await sql`do $$ declare t record; begin
    for t in select tablename from pg_tables where schemaname = 'school' loop
      execute format('alter table school.%I enable row level security', t.tablename);
      execute format('alter table school.%I force row level security', t.tablename);
    end loop; end $$`.execute(owner);
}

/** What belongs to others: their records and rights. Refusals are noted, and everybody keeps sessions of their own. */
function ofOthers(dump: Dump, person: PersonId): Dump {
  const { record = [], person: people = [], membership = [], context = [], session = [] } = dump;
  return {
    record: record.filter((row) => row.author_id !== person),
    people,
    membership,
    context,
    session: session.filter((row) => row.person_id !== person),
  };
}

/** Without row-level security: what the application itself keeps apart. */
onPostgres('without row-level security', ({ database, tenant, owner }) => {
  const opened = async (work: (database: Database) => Promise<void>) => {
    await openAllTables(owner());
    try {
      await work(database());
    } finally {
      await closeAllTables(owner());
    }
  };

  it('no route shows or gives one school to another', async () => {
    const victims = await makeVictims(database(), tenant());
    const other = await makeTenant(database(), 'Elsewhere');
    const strangers = await makeSchool(database(), other);
    const world = await startWorld(database(), { rateLimits: 100, tenant: other });
    try {
      await opened(async (open) => {
        const before = await dumpOf(owner(), tenant());
        expect(before.record?.length).toBeGreaterThan(10);
        for (const person of [strangers.ada, strangers.lin]) {
          const attacker = await attackerAt(open, other, person);
          expect(await raid(world, victims, attacker, before)).toBeGreaterThan(20);
        }
        expect(await dumpOf(owner(), tenant())).toEqual(before);
      });
    } finally {
      await world.close();
    }
  });

  it('no route shows or gives one person’s to another who has no part in it', async () => {
    const victims = await makeVictims(database(), tenant());
    const world = await startWorld(database(), { rateLimits: 100 });
    const { ada, max, cy, lin } = victims.school;
    try {
      await opened(async (open) => {
        for (const person of [max, cy, ada, lin]) {
          const attacker = await attackerAt(open, tenant(), person);
          const before = await dumpOf(owner(), tenant());
          expect(await raid(world, victims, attacker, before)).toBeGreaterThan(15);
          const after = await dumpOf(owner(), tenant());
          expect(ofOthers(after, person)).toEqual(ofOthers(before, person));
        }
      });
    } finally {
      await world.close();
    }
  });
});
