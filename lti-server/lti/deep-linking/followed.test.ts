import type { JWTPayload } from 'jose';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import { startWorld, type World } from '../testing/launching.ts';
import { nameAssignment } from '../testing/name-assignment.ts';
import { claim, MEMBERSHIP } from '../testing/tiny-platform.ts';

const CANVAS = { [claim('tool_platform')]: { product_family_code: 'canvas' } };
const link = (custom: object, more: object = {}) => ({
  [claim('custom')]: { waymark_opens: 'goals', waymark_course: '42', ...custom },
  [claim('resource_link')]: { id: 'link-9', title: 'Goals: First essay' },
  ...more,
});

onBothDatabases('a link that is followed', ({ database }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld(database());
  });
  afterEach(() => world.close());

  const start = async (claims: JWTPayload) => (await world.launch(claims)).session.start;

  it('opens what its teacher chose, for the assignment it was made for', async () => {
    const { session } = await world.launch(link({ waymark_assignment: '101' }));
    expect(session.start).toEqual({
      opens: 'goals',
      assignment: '101',
      context: session.me.courses[0].context,
      title: 'Goals: First essay',
    });
    expect(await start(link({ waymark_opens: 'reflection' }))).toMatchObject({
      opens: 'reflection',
      assignment: null,
    });
  });

  it('opens nothing but the home where it is no link of ours, or gives no part in the course', async () => {
    expect(await start({})).toBeNull();
    expect(await start(link({ waymark_opens: 'grades' }))).toBeNull();
    const observer = { [claim('roles')]: [`${MEMBERSHIP}Mentor`] };
    expect(await start(link({ waymark_assignment: '101' }, observer))).toBeNull();
  });

  it('goes by the assignment Canvas has it in', async () => {
    expect(await start(link({ waymark_here: 205 }, CANVAS))).toMatchObject({ assignment: '205' });
    const short = link({ waymark_here: '1~205' }, CANVAS);
    expect(await start(short)).toMatchObject({ assignment: '10000000000205' });
    const nowhere = link({ waymark_here: '$Canvas.assignment.id' }, CANVAS);
    expect(await start(nowhere)).toMatchObject({ opens: 'goals', assignment: null });
  });

  it('opens in the copy of a course with nothing of the old one’s people or assignments', async () => {
    const old = await world.launch(link({ waymark_assignment: '101' }));
    const copy = {
      [claim('context')]: { id: '77', title: 'Writing, next year' },
      sub: '8',
      name: 'Bo',
    };
    const { session } = await world.launch(link({ waymark_assignment: '101' }, copy));
    expect(session.start).toMatchObject({ opens: 'goals', assignment: null });
    expect(session.start.context).not.toBe(old.session.start.context);
    expect(session.me.courses).toEqual([
      expect.objectContaining({ title: 'Writing, next year', context: session.start.context }),
    ]);
    const members = await database().tenant(world.tenant, (tx) =>
      tx
        .selectFrom('school.membership as m')
        .innerJoin('school.person as p', 'p.id', 'm.person_id')
        .select('p.sub')
        .where('m.context_id', '=', session.start.context)
        .execute(),
    );
    expect(members).toEqual([{ sub: '8' }]);
  });

  it('goes by the copied assignment where the launch from a copy names it', async () => {
    const copy = { ...CANVAS, [claim('context')]: { id: '77', title: 'Writing, next year' } };
    const copied = link({ waymark_assignment: '205', waymark_here: '311' }, copy);
    expect(await start(copied)).toMatchObject({ assignment: '311' });
    const moved = { ...copied, [claim('context')]: { id: '42' } };
    expect(await start(moved)).toMatchObject({ assignment: '205' });
  });

  it('goes by the name of the assignment where the LMS says that the course is a copy', async () => {
    const made = { waymark_assignment: '101' };
    await world.launch(link(made));
    await nameAssignment(world, { course: '42', lmsId: '101', title: 'First essay' });
    const from = (waymark_history: string, id = '77') =>
      start(link({ ...made, waymark_history }, { [claim('context')]: { id, title: 'Next year' } }));
    expect(await from('42')).toMatchObject({ opens: 'goals', assignment: null });
    await nameAssignment(world, { course: '77', lmsId: '301', title: 'First essay' });
    await nameAssignment(world, { course: '77', lmsId: '302', title: 'Second essay' });
    expect(await from('42')).toMatchObject({ assignment: '301' });
    expect(await from('60, 42')).toMatchObject({ assignment: '301' });
    for (const other of ['', '$Context.id.history', '60', '4', '420'])
      expect(await from(other)).toMatchObject({ assignment: null });
    await nameAssignment(world, { course: '77', lmsId: '303', title: 'First essay' });
    expect(await from('42')).toMatchObject({ assignment: null });
  });

  it('leaves the class list of a Canvas course where the whole class is', async () => {
    const address = async (course: string, claims: JWTPayload) => {
      await world.launch({ ...CANVAS, [claim('context')]: { id: course }, ...claims });
      const { memberships_url } = await database().tenant(world.tenant, (tx) =>
        tx
          .selectFrom('school.context')
          .select('memberships_url')
          .where('lti_context_id', '=', course)
          .executeTakeFirstOrThrow(),
      );
      return memberships_url;
    };
    const list = `${world.platform.issuer}/roster`;
    const through = link({ waymark_here: '205' });
    expect(await address('42', {})).toBe(`${list}?rlid=link-1`);
    expect(await address('42', through)).toBe(`${list}?rlid=link-1`);
    expect(await address('43', through)).toBe(list);
    expect(await address('43', {})).toBe(`${list}?rlid=link-1`);
  });
});
