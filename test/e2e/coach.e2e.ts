import type { Place } from '../browser/driver.ts';
import { connect } from '../stack/connect.ts';
import { personOf } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import type { Seat } from '../stack/seat.ts';
import { expect } from './fixtures.ts';
import { placeIn, test } from './seats.ts';

const HARD =
  'You interviewed several witnesses. You compared their testimony in the second paragraph, and it shows.';
const LEVEL = 'Reading level of this class, for all its teachers';
/** What a light is called, and by that what it says. */
const light = (panel: Place, called: string) => panel.css(`.wm-light[aria-label="${called}"]`);
const levelOn = (panel: Place) =>
  panel.run(() => document.querySelector<HTMLSelectElement>('.wm-read-by select')?.value, null);
const choose = (panel: Place, value: string) =>
  panel.run((value) => {
    const select = document.querySelector<HTMLSelectElement>('.wm-read-by select');
    if (select === null) throw new Error('Nothing to choose a level from.');
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, value);

for (const { browser, flavour, name } of placeIn('chromium')) {
  test(`${name}: the coach reads by what the class reads on every computer, and a light is off on one`, async ({
    stack,
    sit,
  }) => {
    const lms = stack.lms(flavour);
    lms.reset();
    const { course, assignment } = firstAssignment(lms);
    const grader = lms.url.grader(course, assignment, personOf(lms, 'amara'));
    const openAt = async ({ tab }: Seat): Promise<Place> => {
      await tab.goto(grader);
      return tab.panel();
    };
    const school = await sit(browser, lms, 'okafor');
    await connect(school);
    const panel = await openAt(school);
    await panel.role('textbox', 'What I notice').fill(HARD);
    await light(panel, 'Clear: found').press();
    await panel.text(LEVEL).see();
    await choose(panel, '3');
    await light(panel, 'Clear: partly').see();
    await panel.text('Saved at school').see();

    await light(panel, 'Thinking: not yet').press();
    await panel.button('Not for me').press();
    await light(panel, 'Thinking: off').see();

    // The same browser, opened again.
    const later = await openAt(school);
    await light(later, 'Thinking: off').press();
    expect(await levelOn(later)).toBe('3');

    // Another computer of the same person.
    const home = await sit(browser, lms, 'okafor');
    await connect(home);
    const there = await openAt(home);
    await there.role('textbox', 'What I notice').fill(HARD);
    await light(there, 'Clear: partly').see();
    await light(there, 'Thinking: not yet').see();

    await light(later, 'Thinking: off').see();
    await later.button('Look for it again').press();
    await light(later, 'Thinking: not yet').see();
  });
}
