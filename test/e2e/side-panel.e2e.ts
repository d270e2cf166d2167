import { BROWSERS, type Place, part } from '../browser/driver.ts';
import { until } from '../browser/until.ts';
import { connect } from '../stack/connect.ts';
import { personOf } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { connectWithButton, type Seat, signInAt } from '../stack/seat.ts';
import { expect } from './fixtures.ts';
import { test } from './seats.ts';

const HERS = 'Name the street before I describe it.';
const THEIRS = 'Measure twice and write it down.';
const NOTHING = /Nothing here for Waymark/;

async function setGoal({ tab, lms }: Seat, next: string): Promise<void> {
  const { course, assignment } = firstAssignment(lms);
  await tab.goto(lms.url.assignment(course, assignment));
  const panel = await tab.panel();
  await panel.button('Set a goal').press();
  await panel.button('Next question').press();
  await panel.field('What am I working to do next?').fill(next);
  await panel.button('Done').press();
  await panel.text('Saved at school').see();
}

async function openAtSide({ driver, tab }: Seat): Promise<Place> {
  const popup = await driver.popup(tab);
  await popup.button('Open at the side').press();
  await popup.close();
  return driver.side();
}

/** Notes every change of what stands in it; gives what was noted. */
const record = (side: Place): Promise<void> =>
  side.run(() => {
    const said: string[] = [];
    Reflect.set(globalThis, 'said', said);
    new MutationObserver(() => said.push(document.body.innerText)).observe(document, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  }, null);
const recorded = (side: Place): Promise<string[]> =>
  side.run(() => Reflect.get(globalThis, 'said') as string[], null);

/** Nobody has two goals here, so each browser has two people of its own. */
const PEOPLE = { chromium: ['meiling', 'soren'], firefox: ['amara', 'lucia'] } as const;

for (const browser of BROWSERS) {
  test(`${browser}: the side panel follows the tab in front, and keeps nothing of the one before`, async ({
    stack,
    sit,
  }) => {
    const [one, two] = PEOPLE[browser];
    const first = await sit(browser, stack.lms('moodle'), one);
    await connect(first);
    await setGoal(first, HERS);
    const lms = stack.lms('canvas');
    const person = personOf(lms, two);
    const { driver } = first;
    const second: Seat = { ...first, lms, person, tab: await driver.newTab() };
    await driver.allow([lms.origin]);
    await signInAt(second, person);
    await connectWithButton(second);
    await setGoal(second, THEIRS);

    await first.tab.toFront();
    const side = await openAtSide(first);
    await test.step('one panel, not two', async () => {
      await side.text(part(HERS)).see();
      const beside = await first.tab.panel();
      await beside.button('Open Waymark').see();
      await beside.text(part(HERS)).seeNot();
    });

    await test.step('each tab’s own person, and nobody in between', async () => {
      await record(side);
      await second.tab.toFront();
      await side.text(part(THEIRS)).see();
      const elsewhere = await driver.newTab();
      await elsewhere.goto('about:blank');
      await elsewhere.toFront();
      await side.text(NOTHING).see();
      await elsewhere.close();
      await second.tab.toFront();
      await side.text(part(THEIRS)).see();
      const said = await recorded(side);
      // Until the tab changes her own panel may still be drawing.
      const change = said.findIndex((words) => !words.includes(HERS));
      const since = said.slice(change).join('\n');
      expect(since).toContain(THEIRS);
      expect(since).not.toContain(HERS);
      await first.tab.toFront();
      await side.text(part(HERS)).see();
    });

    await test.step('a page that is left takes its words along', async () => {
      await first.tab.goto('about:blank');
      await side.text(NOTHING).see();
      await first.tab.back();
      await side.text(part(HERS)).see();
    });

    await test.step('opened in the page again, the side panel goes', async () => {
      await (await first.tab.panel()).button('Open Waymark').press();
      await (await first.tab.panel()).text(part(HERS)).see();
      await until('no side panel', async () => ((await driver.hasSide()) ? null : true));
    });
  });
}
