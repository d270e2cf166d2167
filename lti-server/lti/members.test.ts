import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { startWorld, type World } from './testing/launching.ts';
import { claim, MEMBERSHIP } from './testing/tiny-platform.ts';

const TEACHER = { [claim('roles')]: [`${MEMBERSHIP}Instructor`] };

onBothDatabases('class list of a platform', ({ database }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld(database());
  });
  afterEach(() => world.close());

  async function read(): Promise<string> {
    await database().tenant(world.tenant, (tx) =>
      tx.updateTable('school.context').set({ roster_state: 'never' }).execute(),
    );
    await world.launch(TEACHER);
    await world.deps.background.settled();
    const { roster_state } = await database().tenant(world.tenant, (tx) =>
      tx.selectFrom('school.context').select('roster_state').executeTakeFirstOrThrow(),
    );
    return roster_state;
  }
  const listed = async () => {
    const rows = await database().tenant(world.tenant, (tx) =>
      tx
        .selectFrom('school.membership as m')
        .innerJoin('school.person as p', 'p.id', 'm.person_id')
        .select(['p.sub', 'p.name', 'm.active'])
        .where('p.sub', '<>', '7')
        .orderBy('p.sub')
        .execute(),
    );
    return rows.map(({ sub, name, active }) => [sub, name, active]);
  };
  const learner = (user_id: string, more: object = {}) => ({
    user_id,
    roles: ['Learner'],
    ...more,
  });

  it('NR-1 asks for a token with a fresh, short, signed word that names the scope and the token address', async () => {
    expect(await read()).toBe('done');
    await database().registry((tx) => tx.deleteFrom('registry.lti_access_token').execute());
    expect(await read()).toBe('done');
    const { tokensAsked } = world.platform.state;
    expect(tokensAsked).toHaveLength(2);
    const ours = createLocalJWKSet(await (await fetch(`${world.here}/lti/keys`)).json());
    const ids = new Set<unknown>();
    for (const asked of tokensAsked) {
      expect(asked.get('grant_type')).toBe('client_credentials');
      expect(asked.get('scope')).toBe(
        'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
      );
      const { registration } = world.platform;
      const { payload } = await jwtVerify(asked.get('client_assertion') ?? '', ours, {
        audience: registration.tokenUrl,
        issuer: registration.clientId,
        subject: registration.clientId,
        algorithms: ['RS256'],
      });
      expect((payload.exp ?? Number.POSITIVE_INFINITY) - (payload.iat ?? 0)).toBeLessThanOrEqual(
        300,
      );
      ids.add(payload.jti);
    }
    expect([ids.size, ids.has(undefined)]).toEqual([2, false]);
  });

  it('NR-2 reads three pages once each, with a limit', async () => {
    world.platform.roster.members = [[learner('a')], [learner('b')], [learner('c')]];
    expect(await read()).toBe('done');
    expect((await listed()).map(([sub]) => sub)).toEqual(['a', 'b', 'c']);
    const { addresses } = world.platform.roster;
    expect(addresses).toHaveLength(3);
    expect(addresses[0]).toContain('limit=100');
  });

  it('NR-2 ends where pages lead round in a ring', async () => {
    world.platform.roster.members = [[learner('a')], [learner('b')], []];
    world.platform.roster.next = `${world.platform.issuer}/roster?page=1`;
    expect(await read()).toBe('failed');
    expect(world.platform.roster.addresses.length).toBeLessThan(5);
  });

  it('NR-3 keeps who is inactive or deleted as that, and takes people without name and email', async () => {
    world.platform.roster.members = [
      [
        learner('gone', { status: 'Deleted' }),
        learner('off', { status: 'Inactive', name: 'Off' }),
        learner('plain'),
      ],
    ];
    expect(await read()).toBe('done');
    expect(await listed()).toEqual([
      ['gone', '', false],
      ['off', 'Off', false],
      ['plain', '', true],
    ]);
  });

  it('NR-4 reads the whole list where differences are offered too', async () => {
    world.platform.roster.members = [[learner('a')], [learner('b')]];
    world.platform.roster.link = `<${world.platform.issuer}/changes?since=1>; rel="differences"`;
    expect(await read()).toBe('done');
    expect((await listed()).map(([sub]) => sub)).toEqual(['a', 'b']);
    expect(world.platform.roster.addresses.join()).not.toContain('changes');
  });
});
