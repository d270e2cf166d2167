import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { damageDatabases } from '../browser/damage.ts';
import { drive } from '../browser/drive.ts';
import { BROWSERS, type BrowserName, type Driver, type Place, part } from '../browser/driver.ts';
import type { PersonKey } from '../sandbox-lms/main.ts';
import { connect } from '../stack/connect.ts';
import { personOf } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { launchUnseen } from '../stack/launch.ts';
import { openOptionsOf, type Seat, signInAt, typeCode } from '../stack/seat.ts';
import { EVERYWHERE, expect } from './fixtures.ts';
import { pullAll } from './school-api.ts';
import { test as base } from './seats.ts';

const KNOW = 'What do I know and do well already?';
const NEXT = 'What am I working to do next?';
const GOAL = 'Say which reading I trust, and why.';
const BEFORE = 'I measure twice.';
const AFTER = 'I ask before I guess.';

/** A person's browser, closed and opened as they like. */
type Life = Seat & { profile: string; again(): Promise<Life> };

type Begin = (browser: BrowserName, key: PersonKey) => Promise<Life>;

/**
 * `begun`: connected this minute. `connected`: on an earlier day; Chromium writes down what an extension was allowed 10 s
 * later, or when it is closed (156).
 */
const test = base.extend<{ begun: Begin; connected: Begin }>({
  begun: async ({ stack, sit }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'waymark-storage-'));
    const open: Driver[] = [];
    await use(async (browser, key) => {
      const profile = path.join(folder, key);
      const first = await sit(browser, stack.sandbox.moodle, key, { profile });
      await connect(first);
      const again = async (): Promise<Life> => {
        const driver = await drive(browser, { profile });
        open.push(driver);
        return { ...first, driver, tab: driver.tab, profile, again };
      };
      return { ...first, profile, again };
    });
    await Promise.all(open.map((driver) => driver.quit()));
    await rm(folder, { recursive: true, force: true });
  },
  connected: async ({ begun }, use) =>
    use(async (browser, key) => {
      const first = await begun(browser, key);
      await first.driver.quit();
      return first.again();
    }),
});
async function openPanel(seat: Seat): Promise<Place> {
  const { course, assignment } = firstAssignment(seat.lms);
  await signInAt(seat, seat.person);
  await seat.tab.goto(seat.lms.url.assignment(course, assignment));
  return seat.tab.panel();
}

async function setGoal(panel: Place): Promise<void> {
  await panel.button('Set a goal').press();
  await panel.field(KNOW).fill(BEFORE);
  await panel.button('Next question').press();
  await panel.field(NEXT).fill(GOAL);
  await panel.button('Done').press();
  await panel.heading(GOAL).see();
}

async function changeGoal(panel: Place): Promise<void> {
  await panel.button(`Open your goal: ${GOAL}`).press();
  await panel.field(KNOW).fill(AFTER);
  await panel.button('Done').press();
}

/** Each has a goal of their own to write. */
const KILLED = { chromium: 'fatima', firefox: 'olena' } as const;
const DAMAGED = { chromium: 'soren', firefox: 'lucia' } as const;

for (const browser of BROWSERS) {
  // One of the two each: a browser that is killed here, damaged files there. Both in both on demand.
  if (browser === 'chromium' || EVERYWHERE)
    test(`${browser}: words of a browser that was killed go to school by themselves, once`, async ({
      stack,
      connected,
    }) => {
      test.setTimeout(180_000);
      const lms = stack.sandbox.moodle;
      const { access } = await launchUnseen(stack, lms, personOf(lms, KILLED[browser]));
      const goals = async () => {
        const all = await pullAll(stack.url, access);
        return all.flatMap(({ kind, fields }) =>
          kind === 'goal' ? [[fields.know, fields.next]] : [],
        );
      };
      const seeAtSchool = (know: string, timeout: number) =>
        expect.poll(goals, { timeout }).toEqual([[know, GOAL]]);

      const one = await connected(browser, KILLED[browser]);
      const panel = await openPanel(one);
      await panel.text('Saved at school').see();
      await stack.killServer();
      await setGoal(panel);
      await panel.text('Only on this computer').see();
      await one.driver.kill();

      // The school is back before the browser is: no page is opened.
      await stack.startServer();
      const two = await one.again();
      await seeAtSchool(BEFORE, 15_000);
      const panelOfTwo = await openPanel(two);
      await panelOfTwo.text('Saved at school').see();
      // What follows is a minute of waiting, and journeys of other kinds come through it: on demand.
      if (!EVERYWHERE) return;
      await stack.killServer();
      await changeGoal(panelOfTwo);
      await panelOfTwo.text('Only on this computer').see();
      await two.driver.kill();

      // The browser is back before the school is.
      const three = await two.again();
      await stack.startServer();
      await seeAtSchool(AFTER, 75_000);
      const panelOfThree = await openPanel(three);
      await panelOfThree.text('Saved at school').see();
      await panelOfThree.button(`Open your goal: ${GOAL}`).press();
      await panelOfThree.field(KNOW).holds(AFTER);
    });

  if (browser === 'chromium' && !EVERYWHERE) continue;
  test(`${browser}: where its files are damaged it says so, and the words come again from school`, async ({
    begun,
  }) => {
    const before = await begun(browser, DAMAGED[browser]);
    const panel = await openPanel(before);
    await setGoal(panel);
    await panel.text('Saved at school').see();
    await before.driver.quit();
    await damageDatabases(before.driver, before.profile);

    const after = await before.again();
    const options = await openOptionsOf(after);
    await options.text(part('could not be read')).see();
    await options.close();
    await signInAt(after, after.person);
    // The browser still allows both sites, so nothing more is asked.
    const connecting = await typeCode(after);
    await connecting.heading('Connected').see();
    await connecting.close();
    const again = await openPanel(after);
    await again.heading(GOAL).see();
    await again.text('Your words came again from school').see();
    await again.text('Saved at school').see();
  });
}
