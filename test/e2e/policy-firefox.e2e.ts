import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { firstAssignment } from '../stack/first-assignment.ts';
import { openOptionsOf } from '../stack/seat.ts';
import { test } from './seats.ts';

/** The place of docs/policy.md, in a home of the test's own. */
async function manage(home: string, data: object): Promise<void> {
  const folder = path.join(home, '.mozilla/managed-storage');
  await mkdir(folder, { recursive: true });
  const name = 'waymark@waymark.example';
  const manifest = { name, description: 'Waymark', type: 'storage', data };
  await writeFile(path.join(folder, `${name}.json`), JSON.stringify(manifest));
}

test('in Firefox, IT’s policy connects whoever the LMS shows, and allows no other server', async ({
  stack,
  sit,
}) => {
  const lms = stack.lms('moodle');
  const { course, assignment } = firstAssignment(lms);
  const home = await mkdtemp(path.join(tmpdir(), 'waymark-home-'));
  await manage(home, {
    server: stack.url,
    lmsOrigins: [lms.origin],
    allowedServers: [stack.url],
  });
  const seat = await sit('firefox', lms, 'fatima', { env: { HOME: home } });
  const { tab, driver } = seat;
  await tab.goto(lms.url.assignment(course, assignment));
  const popup = await driver.popup(tab);
  await popup.button('Allow it here').press();
  await popup.heading('Connected').see();
  await popup.close();
  await (await tab.panel()).heading('Your goal here').see();

  const options = await openOptionsOf(seat);
  await options.field('Address of your school’s Waymark').fill('https://other.example');
  await options.field('Code').fill('0123456789AB');
  await options.button('Go on').press();
  await options.text(/^Your school does not allow this here\./).see();
  await rm(home, { recursive: true, force: true });
});
