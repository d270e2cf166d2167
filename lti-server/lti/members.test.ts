import { createLocalJWKSet, jwtVerify } from 'jose';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '../../shared/model/ids.ts';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { makeTenant } from '../db/tenant.ts';
import { syncRoster } from './roster.ts';
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

  /** Which version of each row stands there: PostgreSQL's own number of the transaction that wrote it. */
  const versions = () =>
    database().tenant(world.tenant, async (tx) => {
      const { rows } = await sql<{ sub: string; written: string }>`
        select p.sub, p.xmin::text || ' ' || m.xmin::text || ' ' || r.xmin::text as written
        from school.membership m join school.person p on p.id = m.person_id
        join school.record r on r.learner_id = p.id and r.kind = 'membership'
        where p.sub <> '7' order by p.sub`.execute(tx);
      const { seq } = await tx
        .selectFrom('school.tenant_clock')
        .select('seq')
        .executeTakeFirstOrThrow();
      return { rows: Object.fromEntries(rows.map(({ sub, written }) => [sub, written])), seq };
    });

  it('NR-2 writes only what is another than before', async () => {
    const teacher = { user_id: 't', roles: [`${MEMBERSHIP}Instructor`], name: 'Tia' };
    world.platform.roster.members = [
      [learner('a', { name: 'Ana' }), learner('b', { name: 'Bo' })],
      [learner('c'), teacher],
    ];
    await read();
    const before = await versions();
    await read();
    expect(await versions()).toEqual(before);
    world.platform.roster.members = [
      [learner('a', { name: 'Ana' }), learner('b', { name: 'Bob' }), teacher],
    ];
    await read();
    const after = await versions();
    const changed = Object.keys(after.rows).filter((sub) => after.rows[sub] !== before.rows[sub]);
    expect(changed).toEqual(['b', 'c']);
    expect(await listed()).toEqual([
      ['a', 'Ana', true],
      ['b', 'Bob', true],
      ['c', '', false],
      ['t', 'Tia', true],
    ]);
  });

  it('makes the rights of a teacher it names longer, once a day', async () => {
    const until = () =>
      database().tenant(world.tenant, async (tx) => {
        const { teacher_until } = await tx
          .selectFrom('school.membership as m')
          .innerJoin('school.person as p', 'p.id', 'm.person_id')
          .select('m.teacher_until')
          .where('p.sub', '=', 't')
          .executeTakeFirstOrThrow();
        return teacher_until?.getTime() ?? 0;
      });
    world.platform.roster.members = [[{ user_id: 't', roles: [`${MEMBERSHIP}Instructor`] }]];
    await read();
    const first = await until();
    await database().tenant(world.tenant, (tx) =>
      tx
        .updateTable('school.membership')
        .set({ teacher_until: new Date(first - 2 * 86_400_000) })
        .where('role', '=', 'teacher')
        .execute(),
    );
    await read();
    expect(await until()).toBeGreaterThanOrEqual(first);
  });

  it('NR-3 takes somebody who is listed twice for what they are now', async () => {
    const instructor = `${MEMBERSHIP}Instructor`;
    world.platform.roster.members = [
      [
        { user_id: 'was', roles: [instructor], status: 'Inactive' },
        learner('was', { name: 'Wes' }),
        learner('both'),
        { user_id: 'both', roles: [instructor], name: 'Bea' },
      ],
    ];
    await read();
    const roles = await database().tenant(world.tenant, (tx) =>
      tx
        .selectFrom('school.membership as m')
        .innerJoin('school.person as p', 'p.id', 'm.person_id')
        .select(['p.sub', 'p.name', 'm.role', 'm.active'])
        .where('p.sub', '<>', '7')
        .orderBy('p.sub')
        .execute(),
    );
    expect(roles).toEqual([
      { sub: 'both', name: 'Bea', role: 'teacher', active: true },
      { sub: 'was', name: 'Wes', role: 'learner', active: true },
    ]);
  });

  it('NR-2 comes again for a token that is no longer good, and to a platform that is busy', async () => {
    world.platform.roster.members = [[learner('a')], [learner('b')]];
    world.platform.roster.failures = [
      [401, {}],
      [429, { 'retry-after': '0' }],
    ];
    expect(await read()).toBe('done');
    expect((await listed()).map(([sub]) => sub)).toEqual(['a', 'b']);
    expect(world.platform.state.tokensAsked).toHaveLength(2);
  });

  it('reads the list of the course that was launched in, of no other and for no other school', async () => {
    world.platform.roster.members = [[learner('a')]];
    world.platform.roster.context = { id: '43' };
    expect(await read()).toBe('failed');
    expect(await listed()).toEqual([]);
    world.platform.roster.context = { id: '42' };
    expect(await read()).toBe('done');
    expect(await listed()).toHaveLength(1);
    const { id } = await database().tenant(world.tenant, (tx) =>
      tx
        .updateTable('school.context')
        .set({ roster_state: 'never' })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    const asked = world.platform.roster.asked.length;
    await syncRoster(world.deps, await makeTenant(database(), 'Another school'), id);
    await syncRoster(world.deps, world.tenant, newId());
    expect(world.platform.roster.asked).toHaveLength(asked);
  });

  it('keeps no key of a person’s session that stands in an address', async () => {
    const roster = (more: string) => ({
      ...TEACHER,
      'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
        context_memberships_url: `${world.platform.issuer}/roster?type=9&sesskey=AbCdEf${more}`,
      },
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
        scope: [],
        lineitems: `${world.platform.issuer}/lineitems?sesskey=AbCdEf`,
      },
    });
    await world.launch(roster('&x=1'));
    await world.deps.background.settled();
    const kept = await database().tenant(world.tenant, (tx) =>
      tx.selectFrom('school.context').selectAll().executeTakeFirstOrThrow(),
    );
    expect(kept).toMatchObject({
      memberships_url: `${world.platform.issuer}/roster?type=9&x=1`,
      lineitems_url: `${world.platform.issuer}/lineitems`,
    });
    expect(JSON.stringify(kept) + world.lines.join('')).not.toMatch(/sesskey|AbCdEf|secret/);
  });
});
