import { sql } from 'kysely';
import { expect, it, vi } from 'vitest';
import { onPostgres } from '../../test/postgres/databases.ts';
import { comment, makeSchool, personAt } from '../api/sync/school.fixture.ts';
import { makeTenant } from '../db/tenant.ts';
import { startWorld } from '../lti/testing/launching.ts';
import { dumpOf, raid } from './raid.fixture.ts';
import { attackerAt, makeVictims } from './victims.fixture.ts';

// The application asks nobody: every permission rule says yes, every further rule sees nothing wrong, and no statement asks
// for its own school's rows. Only here: no setting of the server reaches any of this.
vi.mock('../../shared/model/access.ts', async (original) => ({
  ...(await original<object>()),
  refusal: () => null,
  wasTheirs: () => true,
  askedProblem: () => null,
  shareProblem: () => null,
}));
vi.mock('../api/sync/rules/envelope.ts', async (original) => ({
  ...(await original<object>()),
  envelopeProblem: () => null,
}));
vi.mock('../api/sync/rules/audience.ts', async (original) => ({
  ...(await original<object>()),
  audienceProblem: () => null,
}));
vi.mock('../db/own-tenant.ts', () => ({
  ownTenant: () => sql<boolean>`true`,
  ownTenantOnly: {
    transformQuery: ({ node }: { node: unknown }) => node,
    transformResult: async ({ result }: { result: unknown }) => result,
  },
}));

onPostgres('with row-level security alone', ({ database, tenant, owner }) => {
  it('asks nobody, indeed', async () => {
    const school = await makeSchool(database(), tenant());
    const { feedback } = comment(school);
    const theft = { ...feedback, learner: school.max };
    expect(await personAt(database(), tenant(), school.cy).one(theft)).toMatchObject({
      status: 'applied',
    });
  });

  it('no route shows or gives one school to another', async () => {
    const victims = await makeVictims(database(), tenant());
    const other = await makeTenant(database(), 'Elsewhere');
    const strangers = await makeSchool(database(), other);
    const world = await startWorld(database(), { rateLimits: 10_000, tenant: other });
    try {
      const before = await dumpOf(owner(), tenant());
      const attacker = await attackerAt(database(), other, strangers.ada);
      expect(await raid(world, victims, attacker, before, true)).toBeGreaterThan(500);
      expect(await dumpOf(owner(), tenant())).toEqual(before);
    } finally {
      await world.close();
    }
  });
});
