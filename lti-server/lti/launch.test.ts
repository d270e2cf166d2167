import { afterEach, beforeEach, expect, it } from 'vitest';
import { membershipId, newId } from '../../shared/model/ids.ts';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { erase } from '../rights/erase.ts';
import { hashesOf, hashWith } from '../rights/tombstone.ts';
import { sweep } from '../sweep.ts';
import { authenticate } from './session.ts';
import { startWorld, type World } from './testing/launching.ts';
import { claim, MEMBERSHIP } from './testing/tiny-platform.ts';
import { viewerOf } from './viewer.ts';

const roles = (...names: string[]) => ({ [claim('roles')]: names });
const TEACHER = roles(`${MEMBERSHIP}Instructor`);

onBothDatabases('launch', ({ database }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld(database());
  });
  afterEach(() => world.close());

  const viewer = (person: string) => database().tenant(world.tenant, (tx) => viewerOf(tx, person));
  const members = () =>
    database().tenant(world.tenant, (tx) =>
      tx
        .selectFrom('school.membership as m')
        .innerJoin('school.person as p', 'p.id', 'm.person_id')
        .select(['p.sub', 'p.name', 'p.lms_user_id', 'm.role', 'm.active', 'm.teacher_until'])
        .orderBy('p.sub')
        .execute(),
    );
  const roster = () =>
    database().tenant(world.tenant, (tx) =>
      tx.selectFrom('school.context').select(['id', 'roster_state']).executeTakeFirstOrThrow(),
    );

  it('lets a learner in and knows them by name, course and LMS id', async () => {
    const { session } = await world.launch();
    expect(session.me).toMatchObject({
      name: 'Ada Byron',
      tenant: { name: 'Willow Lane School' },
      lms: { flavour: 'moodle', userId: '7' },
      courses: [{ lmsCourseId: '42', role: 'learner', title: 'Writing', launchCmid: '31' }],
      session: 'launch',
    });
    expect(session.me.lms.origins).toEqual(['http://lms.example', world.platform.issuer].sort());
    expect((await authenticate(database(), session.access))?.person).toBe(session.me.person);
  });

  it('knows a Canvas person and course by the ids of its pages', async () => {
    const canvas = {
      sub: 'uuid-1',
      [claim('tool_platform')]: { product_family_code: 'canvas' },
      [claim('custom')]: { canvas_user_id: '1~9', canvas_course_id: 77 },
    };
    const { session } = await world.launch(canvas);
    expect(session.me.lms).toMatchObject({ flavour: 'canvas', userId: '10000000000009' });
    expect(session.me.courses[0]).toMatchObject({ lmsCourseId: '77', launchCmid: null });
    const unexpanded = { canvas_user_id: '$Canvas.user.id' };
    const other = await world.launch({ ...canvas, sub: 'uuid-2', [claim('custom')]: unexpanded });
    expect(other.session.me.lms.userId).toBeNull();
  });

  it('makes one person and one course of many launches, and keeps what is not told again', async () => {
    const first = await world.launch();
    const second = await world.launch({ name: undefined, [claim('context')]: { id: '42' } });
    expect(second.session.me.person).toBe(first.session.me.person);
    expect(second.session.me.name).toBe('Ada Byron');
    expect(second.session.me.courses).toEqual(first.session.me.courses);
  });

  it('gives teacher rights for 30 days, and the next launch decides anew', async () => {
    const { session } = await world.launch(TEACHER);
    const { person, courses } = session.me;
    const context = courses[0].context;
    expect((await viewer(person)).roles).toEqual({ [context]: 'teacher' });
    const days = ((await members())[0]?.teacher_until?.getTime() ?? 0) - Date.now();
    expect(days / 86_400_000).toBeCloseTo(30, 1);
    await database().tenant(world.tenant, (tx) =>
      tx.updateTable('school.membership').set({ teacher_until: new Date() }).execute(),
    );
    expect((await viewer(person)).roles).toEqual({});
    await world.launch();
    expect((await viewer(person)).roles).toEqual({ [context]: 'learner' });
  });

  it.each([
    [
      'Student View',
      roles(`${MEMBERSHIP}Learner`, 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser'),
    ],
    ['an observer', roles(`${MEMBERSHIP}Mentor`)],
    [
      'an administrator of the school (A32)',
      roles('http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator'),
    ],
  ])('lets %s see nothing', async (_who, changed) => {
    await world.launch();
    const { session } = await world.launch(changed);
    expect(session.me.courses).toEqual([]);
    expect((await viewer(session.me.person)).roles).toEqual({});
  });

  it('tells the course and its members as records', async () => {
    const { session } = await world.launch();
    const { person, courses } = session.me;
    const context = courses[0].context;
    const records = await database().tenant(world.tenant, (tx) =>
      tx.selectFrom('school.record').select(['id', 'kind', 'fields']).orderBy('kind').execute(),
    );
    expect(records).toMatchObject([
      {
        id: context,
        kind: 'course',
        fields: { title: 'Writing', lmsCourseId: '42', lms: 'moodle' },
      },
      {
        id: membershipId(context, person),
        kind: 'membership',
        fields: { name: 'Ada Byron', role: 'learner', lmsUserId: '7', active: true },
      },
    ]);
  });

  it('keeps no personal data and no session key of the LMS in schema registry', async () => {
    await world.launch(TEACHER);
    await world.deps.background.settled();
    const tables = [
      'registry.deployment',
      'registry.lti_nonce',
      'registry.lti_platform',
      'registry.lti_access_token',
    ] as const;
    for (const table of tables) {
      const rows = await database().registry((tx) => tx.selectFrom(table).selectAll().execute());
      expect(JSON.stringify(rows)).not.toMatch(/Ada|sesskey|open sesame/);
    }
  });

  it('NR-2 NR-3 reads the class list at a teacher’s launch, page by page', async () => {
    world.platform.roster.members = [
      [
        { user_id: '7', roles: ['Instructor'], name: 'Ada Byron' },
        { user_id: '8', roles: ['Learner'], given_name: 'Bo', family_name: 'Li' },
      ],
      [
        { user_id: '9', roles: ['Learner'], status: 'Inactive' },
        { user_id: 'bad', roles: 'Learner' },
        { user_id: '10', roles: [`${MEMBERSHIP}Instructor`], name: 'Full' },
        { user_id: '11', roles: ['Instructor'], name: 'Short' },
      ],
    ];
    await world.launch();
    await world.deps.background.settled();
    expect((await roster()).roster_state).toBe('never');
    await world.launch(TEACHER);
    await world.deps.background.settled();
    expect((await roster()).roster_state).toBe('done');
    expect(await members()).toMatchObject([
      { sub: '10', role: 'teacher', teacher_until: expect.any(Date) },
      { sub: '11', role: 'teacher', teacher_until: null },
      { sub: '7', role: 'teacher', active: true },
      { sub: '8', name: 'Bo Li', role: 'learner', lms_user_id: '8', active: true },
      { sub: '9', role: 'learner', active: false },
    ]);
    expect(world.platform.roster.asked).toEqual(['Bearer open sesame', 'Bearer open sesame']);
  });

  it('knows the sections a class list tells, and takes nothing else for one', async () => {
    const told = (section_names: unknown) => [
      { 'https://purl.imsglobal.org/spec/lti/claim/custom': { section_names } },
    ];
    const learner = (user_id: string, section_names: unknown) => ({
      user_id,
      roles: ['Learner'],
      message: told(section_names),
    });
    world.platform.roster.members = [
      [
        learner('8', '["8A", "8A", "Drama"]'),
        learner('9', '$com.instructure.User.sectionNames'),
        learner('10', '{"a": 1}'),
        { user_id: '11', roles: ['Learner'] },
      ],
    ];
    await world.launch(TEACHER);
    await world.deps.background.settled();
    const records = await database().tenant(world.tenant, (tx) =>
      tx.selectFrom('school.record').select('fields').where('kind', '=', 'membership').execute(),
    );
    const sections = records.map(({ fields }) => [fields.lmsUserId, fields.sections]);
    expect(new Map(sections as [string, string[]][])).toEqual(
      new Map([
        ['7', []],
        ['8', ['8A', 'Drama']],
        ['9', []],
        ['10', []],
        ['11', []],
      ]),
    );
  });

  it('never lowers a launch by a roster (Moodle’s non-editing teacher), nor raises by a short name', async () => {
    const learner = await world.launch({ sub: '8' });
    world.platform.roster.members = [
      [
        { user_id: '7', roles: ['Learner'] },
        { user_id: '8', roles: ['Instructor'] },
      ],
    ];
    const { session } = await world.launch(TEACHER);
    await world.deps.background.settled();
    const context = session.me.courses[0].context;
    expect((await viewer(session.me.person)).roles[context]).toBe('teacher');
    expect((await viewer(learner.session.me.person)).roles[context]).toBe('learner');
  });

  it('drops who is no longer listed; a launch outweighs that for a day at school, and brings them back', async () => {
    const roles = async (who: { session: { me: { person: string } } }) =>
      Object.values((await viewer(who.session.me.person)).roles);
    const again = async (hours: number) => {
      const then = new Date(Date.now() - hours * 3_600_000);
      await database().tenant(world.tenant, async (tx) => {
        await tx.updateTable('school.context').set({ roster_at: then }).execute();
        await tx.updateTable('school.membership').set({ seen_at: then }).execute();
      });
      await world.launch(TEACHER);
      await world.deps.background.settled();
      return (await members()).filter((row) => row.active).map((row) => row.sub);
    };
    const came = await world.launch({ sub: 'came' });
    world.platform.roster.members = [[{ user_id: 'listed', roles: ['Learner'] }]];
    await world.launch(TEACHER);
    await world.deps.background.settled();
    world.platform.roster.members = [[{ user_id: '7', roles: ['Instructor'] }]];
    expect(await again(7)).toEqual(['7', 'came']);
    expect(await again(9)).toEqual(['7']);
    expect(await roles(came)).toEqual([]);
    await world.launch({ sub: 'came' });
    expect(await roles(came)).toEqual(['learner']);
  });

  it('does not bring back who was erased by a class list; their own launch does', async () => {
    const listed = { user_id: '8', roles: ['Learner'], name: 'Bo Li' };
    world.platform.roster.members = [[{ user_id: '7', roles: ['Instructor'] }, listed]];
    const read = async () => {
      await database().tenant(world.tenant, (tx) =>
        tx
          .updateTable('school.context')
          .set({ roster_at: new Date(Date.now() - 3_600_000) })
          .execute(),
      );
      await world.launch(TEACHER);
      await world.deps.background.settled();
      return (await members()).map(({ sub }) => sub);
    };
    const bo = await world.launch({ sub: '8' });
    expect(await read()).toEqual(['7', '8']);
    const who = { tenant: world.tenant, what: 'person', subject: bo.session.me.person } as const;
    const hashes = await hashesOf(database(), who, hashWith(world.deps.config.secret));
    await erase(database(), { ...who, id: newId(), at: new Date().toISOString(), hashes });
    expect(await read()).toEqual(['7']);
    const back = await world.launch({ sub: '8' });
    expect(back.session.me.person).not.toBe(who.subject);
    expect(await read()).toEqual(['7', '8']);
  });

  it('marks a failed class list, says so in the log, and tries again at the next launch', async () => {
    world.platform.roster.down = true;
    await world.launch(TEACHER);
    await world.deps.background.settled();
    expect((await roster()).roster_state).toBe('failed');
    expect(world.lines.join('')).toContain('background work failed');
    world.platform.roster.down = false;
    world.platform.roster.members = [[{ user_id: '8', roles: ['Learner'] }]];
    await world.launch(TEACHER);
    await world.deps.background.settled();
    expect((await roster()).roster_state).toBe('done');
  });

  it('A38 sends its bearer token to hosts of the platform only', async () => {
    world.platform.roster.members = [[{ user_id: '8', roles: ['Learner'] }], []];
    world.platform.roster.next = 'http://127.0.0.9:1/roster?page=1';
    await world.launch(TEACHER);
    await world.deps.background.settled();
    expect((await roster()).roster_state).toBe('failed');
    expect(world.platform.roster.asked).toHaveLength(1);
  });

  it('A24 answers 503 while the database is away, and lives on', async () => {
    const { state, nonce, cookie } = await world.login();
    const token = await world.platform.sign(world.claims(nonce));
    await database().close();
    const answer = await world.post({ id_token: token, state }, { cookie });
    expect([answer.status, answer.session]).toEqual([503, undefined]);
    expect((await world.post({ state: 'abc' })).status).toBe(401);
    expect((await fetch(`${world.here}/readyz`)).status).toBe(503);
    expect((await fetch(`${world.here}/healthz`)).status).toBe(200);
  });

  it('forgets nonces an hour after they were spent, not before', async () => {
    await world.launch();
    const nonces = () =>
      database().registry((tx) => tx.selectFrom('registry.lti_nonce').select('nonce').execute());
    await sweep(world.deps);
    expect(await nonces()).toHaveLength(1);
    const old = { created_at: new Date(Date.now() - 3_700_000) };
    await database().registry((tx) => tx.updateTable('registry.lti_nonce').set(old).execute());
    await sweep(world.deps);
    expect(await nonces()).toEqual([]);
  });

  it('A34 keeps the same sub of another platform apart', async () => {
    const first = await world.launch();
    const elsewhere = await startWorld(database());
    const second = await elsewhere.launch();
    await elsewhere.close();
    expect(second.session.me.tenant.id).toBe(first.session.me.tenant.id);
    expect(second.session.me.person).not.toBe(first.session.me.person);
  });
});
