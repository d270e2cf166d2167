import { afterEach, beforeEach, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { authenticate } from './session.ts';
import { startWorld, type World } from './testing/launching.ts';
import { claim, MEMBERSHIP } from './testing/tiny-platform.ts';
import { viewerOf } from './viewer.ts';

const teacher = { [claim('roles')]: [`${MEMBERSHIP}Instructor`] };

onBothDatabases('launch', ({ database }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld(database());
  });
  afterEach(() => world.close());

  it('lets a learner in and knows them by name, course and LMS id', async () => {
    const launched = await world.launch();
    expect(launched.session.me).toMatchObject({
      name: 'Ada Byron',
      tenant: { name: 'Willow Lane School' },
      lms: { flavour: 'moodle', userId: '7' },
      courses: [{ lmsCourseId: '42', role: 'learner', title: 'Writing', launchCmid: '31' }],
      session: 'launch',
    });
    expect(launched.session.me.lms.origins).toContain('http://lms.example');
    const session = await authenticate(database(), launched.session.access);
    expect(session?.person).toBe(launched.session.me.person);
  });
});
