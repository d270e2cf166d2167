import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import type { TenantTx } from '../db/database.ts';
import { makeTenant } from '../db/tenant.ts';
import { NOTED_MS } from './people.ts';
import { startWorld, type World } from './testing/launching.ts';
import { claim, MEMBERSHIP } from './testing/tiny-platform.ts';

/** What a launch of somebody known may touch, were anything new. */
const TABLES = [
  'person',
  'context',
  'membership',
  'lms_origin',
  'record',
  'change',
  'tenant_clock',
];
const TEACHER = { [claim('roles')]: [`${MEMBERSHIP}Instructor`] };
const minute = 60_000;

onBothDatabases('a launch of somebody known', ({ database }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld(database());
  });
  afterEach(() => world.close());

  const school = <T>(work: (tx: TenantTx) => Promise<T>) => database().tenant(world.tenant, work);
  /** Who wrote each row last. */
  const writers = () =>
    school(async (tx) => {
      const found: Record<string, unknown[]> = {};
      for (const table of TABLES) {
        const all = sql`select xmin::text as by, t.* from ${sql.table(`school.${table}`)} t order by t`;
        found[table] = (await all.execute(tx)).rows;
      }
      return found;
    });
  const sessions = () =>
    school((tx) => tx.selectFrom('school.session').selectAll().orderBy('made_at').execute());
  const seen = () =>
    school((tx) =>
      tx
        .selectFrom('school.membership as m')
        .innerJoin('school.person as p', 'p.id', 'm.person_id')
        .select(['m.seen_at', 'm.teacher_until', 'p.seen_at as person_seen_at'])
        .executeTakeFirstOrThrow(),
    );
  const comeBefore = (ms: number) =>
    school(async (tx) => {
      const seen_at = new Date(Date.now() - ms);
      await tx.updateTable('school.person').set({ seen_at }).execute();
      await tx.updateTable('school.membership').set({ seen_at }).execute();
    });

  it.each([
    ['a learner', {}],
    ['a teacher', TEACHER],
    ['a name with marks', { name: `O'Brien \\ "x" $$ ''; drop table school.person; --` }],
  ])('that tells nothing new of %s writes a session and nothing else', async (_who, changed) => {
    const first = await world.launch(changed);
    await world.deps.background.settled();
    const before = await writers();
    const second = await world.launch(changed);
    await world.deps.background.settled();
    expect(await writers()).toEqual(before);
    expect(second.session.me).toEqual(first.session.me);
    const [one, other, ...more] = await sessions();
    expect(more).toEqual([]);
    const given = { person_id: first.session.me.person, kind: 'launch', refresh_hash: null };
    expect([one, other]).toMatchObject([given, given]);
    expect(other?.access_hash).not.toBe(one?.access_hash);
  });

  const presentation = { return_url: 'https://mirror.example/mod/lti/return.php' };
  it.each([
    ['a name', { name: 'Ada King' }, { name: 'Ada King' }],
    ['a title', { [claim('context')]: { id: '42', title: 'Poems' } }, { title: 'Poems' }],
    ['another role', TEACHER, { role: 'teacher' }],
    ['a page’s origin', { [claim('launch_presentation')]: presentation }, { origins: 3 }],
    ['another course', { [claim('context')]: { id: '43', title: 'Art' } }, { courses: 2 }],
  ])('that tells %s is written down, and told', async (_what, changed, expected) => {
    await world.launch();
    const before = await writers();
    const { me } = (await world.launch(changed)).session;
    const [course] = me.courses;
    const found = {
      name: me.name,
      title: course.title,
      role: course.role,
      origins: me.lms.origins.length,
      courses: me.courses.length,
    };
    expect(found).toMatchObject(expected);
    expect((await writers()).change).not.toEqual(before.change);
    const records = await school((tx) =>
      tx.selectFrom('school.record').select(['kind', 'fields']).execute(),
    );
    const told = records.map(({ fields }) => ({ ...fields, origins: undefined }));
    const { origins, courses, ...words } = { origins: 0, courses: 0, ...expected };
    for (const [field, value] of Object.entries(words))
      expect(told.map((fields) => Object(fields)[field])).toContain(value);
  });

  it('takes the activity of a teacher’s launch, and of a learner’s where there was none', async () => {
    const cmid = () =>
      school((tx) =>
        tx.selectFrom('school.context').select('launch_cmid').executeTakeFirstOrThrow(),
      );
    const put = (launch_cmid: string | null) =>
      school((tx) => tx.updateTable('school.context').set({ launch_cmid }).execute());
    await world.launch();
    await put('5');
    await world.launch();
    expect(await cmid()).toEqual({ launch_cmid: '5' });
    await put(null);
    await world.launch();
    expect(await cmid()).toEqual({ launch_cmid: '31' });
    await world.launch(TEACHER);
    await put('5');
    await world.launch(TEACHER);
    expect(await cmid()).toEqual({ launch_cmid: '31' });
  });

  it('is noted again after a while, and renews a teacher’s rights', async () => {
    await world.launch(TEACHER);
    await comeBefore(NOTED_MS - minute);
    const before = await seen();
    await world.launch(TEACHER);
    expect(await seen()).toEqual(before);
    await comeBefore(NOTED_MS + minute);
    await world.launch(TEACHER);
    const after = await seen();
    for (const at of [after.seen_at, after.person_seen_at])
      expect(at?.getTime()).toBeGreaterThan(Date.now() - minute);
    expect(after.teacher_until?.getTime()).toBeGreaterThan(before.teacher_until?.getTime() ?? 0);
    for (const teacher_until of [null, new Date(Date.now() + minute)]) {
      await school((tx) => tx.updateTable('school.membership').set({ teacher_until }).execute());
      await world.launch(TEACHER);
      const days = ((await seen()).teacher_until?.getTime() ?? 0) - Date.now();
      expect(days / 86_400_000).toBeCloseTo(30, 1);
    }
  });

  it('brings back who was listed no more', async () => {
    await world.launch();
    await school((tx) => tx.updateTable('school.membership').set({ active: false }).execute());
    const { session } = await world.launch();
    expect(session.me.courses).toHaveLength(1);
  });

  it('brings records up to date that say something else than what is known', async () => {
    await world.launch();
    const fields = () =>
      school((tx) =>
        tx.selectFrom('school.record').select(['id', 'fields']).orderBy('id').execute(),
      );
    const before = await fields();
    await school((tx) =>
      sql`update school.record set fields = fields - 'lmsCourseId' - 'lmsUserId'`.execute(tx),
    );
    expect(await fields()).not.toEqual(before);
    await world.launch();
    expect(await fields()).toEqual(before);
  });

  it('makes one person and one course of launches at the same moment', async () => {
    const many = await Promise.all(Array.from({ length: 6 }, () => world.launch()));
    const again = await Promise.all(Array.from({ length: 6 }, () => world.launch(TEACHER)));
    await world.deps.background.settled();
    const people = new Set([...many, ...again].map(({ session }) => session.me.person));
    expect(people.size).toBe(1);
    expect(await sessions()).toHaveLength(12);
    expect(again.map(({ session }) => session.me.courses[0].role)).toEqual(
      Array(6).fill('teacher'),
    );
  });

  it('A34 is unknown in every other school', async () => {
    const { session } = await world.launch();
    const other = await makeTenant(database(), 'Another School');
    const told = { issuer: world.platform.issuer, sub: '7', origins: [], contextId: '42' };
    const call = (tenant: string) => database().call(tenant, 'school.known_launch', told);
    expect(await call(other)).toBeNull();
    await expect(call(`${other}'; reset role; --`)).rejects.toThrow('UUID');
    const known = await database().tenant(other, (tx) =>
      sql<{ known: unknown }>`select school.known(${session.me.person}) as known`.execute(tx),
    );
    expect(known.rows).toEqual([{ known: null }]);
    const registry = database().registry((tx) => sql`select school.known_launch('{}')`.execute(tx));
    await expect(registry).rejects.toMatchObject({ code: '42501' });
  });
});
