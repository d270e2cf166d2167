import { afterEach, beforeEach, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { addPlatform } from '../add-platform.ts';
import { startWorld, type World } from '../lti/testing/launching.ts';
import { claim, MEMBERSHIP } from '../lti/testing/tiny-platform.ts';
import { lookAt, report } from './health.ts';
import { loadSetupWords } from './words.ts';

onBothDatabases('the health of a platform', ({ database }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld(database());
  });
  afterEach(() => world.close());

  async function look(): Promise<string> {
    const [platform] = await world.deps.lti.platforms();
    if (platform === undefined) throw new Error('There is no platform.');
    return report(await lookAt(world.deps, platform), loadSetupWords()('en'));
  }
  async function teach() {
    world.platform.roster.members = [[{ user_id: '7', roles: ['Instructor'], name: 'Ada' }]];
    await world.launch({ [claim('roles')]: [`${MEMBERSHIP}Instructor`] });
    await world.deps.background.settled();
  }

  it('is good where everything answers', async () => {
    expect(await look()).toContain('  - Class list: not tried');
    await teach();
    const said = await look();
    for (const what of ['Switched on', 'Keys: ', 'Clock: ', 'Token: ', 'Class list: ', 'Address: '])
      expect(said).toContain(`ok  ${what}`);
    expect(said).not.toContain('BAD');
  });

  it('says how far apart the clocks are', async () => {
    world.platform.state.date = new Date(Date.now() + 150_000);
    expect(await look()).toMatch(/BAD Clock: 127\.0\.0\.1:\d+ and this server are 1[45]\d s apart/);
    world.platform.state.date = new Date(Date.now() - 20_000);
    expect(await look()).toMatch(/ok {2}Clock: .* to within (19|20|21) s/);
  });

  it('says that keys cannot be fetched, or are none', async () => {
    world.platform.state.jwksDown = true;
    expect(await look()).toContain(
      `BAD Keys: this server cannot fetch ${world.platform.issuer}/jwks`,
    );
    world.platform.state.jwksDown = false;
    world.platform.state.jwks = [{ kty: 'EC', kid: 'x' }];
    expect(await look()).toContain('BAD Keys: there is no key for LTI');
  });

  it('says why there is no token', async () => {
    world.platform.state.tokenStatus = 400;
    const said = await look();
    expect(said).toContain('does not let Waymark in (400)');
    expect(said).toContain('- Class list: not tried, for it needs the token above.');
  });

  it('knows Moodle’s 404 for a key set it is not let fetch', async () => {
    const { registration, issuer } = world.platform;
    world.platform.state.tokenStatus = 404;
    expect(await look()).toContain('does not let Waymark in (404)');
    await addPlatform(world.deps, { ...registration, tokenUrl: `${issuer}/mod/lti/token.php` });
    const said = await look();
    expect(said).toContain('BAD Token: Moodle answers 404');
    expect(said).toContain(`cannot fetch ${world.url}/lti/keys`);
    expect(said).toContain(`put port ${new URL(world.url).port} on`);
  });

  it('says that the class list is kept back', async () => {
    await teach();
    world.platform.roster.down = true;
    expect(await look()).toContain('does not hand it out (500)');
  });

  it('says that Waymark has moved since the LMS was told of it', async () => {
    await database().registry((tx) =>
      tx.updateTable('registry.registration').set({ public_url: 'https://old.example' }).execute(),
    );
    expect(await look()).toContain(
      `was told that Waymark is at https://old.example, but PUBLIC_URL is ${world.url} now`,
    );
  });
});
