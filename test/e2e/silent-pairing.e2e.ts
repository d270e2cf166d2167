import type { Place } from '../browser/driver.ts';
import { personOf } from '../stack/desk.ts';
import { connectWithButton, signInAt } from '../stack/seat.ts';
import { expect } from './fixtures.ts';
import { placeIn, test } from './seats.ts';

const HERS = 'Say what the pump did, not what I hoped.';
const THEIRS = 'Draw the creek before I describe it.';

async function setGoal(panel: Place, words: string): Promise<void> {
  await panel.button('Set a goal').press();
  await panel.button('Next question').press();
  await panel.field('What am I working to do next?').fill(words);
  await panel.button('Done').press();
  await panel.heading(words).see();
}

/** Nobody has two goals here, so each browser has two people of its own. */
const PEOPLE = { chromium: ['fatima', 'soren'], firefox: ['lucia', 'amara'] } as const;

for (const { browser, flavour, name } of placeIn('firefox')) {
  test(`${name}: at a shared computer each person sees their own words alone`, async ({
    stack,
    sit,
  }) => {
    const lms = stack.sandbox[flavour];
    const [, course] = lms.courses;
    const [assignment] = course?.assignments ?? [];
    if (course === undefined || assignment === undefined) throw new Error('No course to try in.');
    const address = lms.url.assignment(course, assignment);
    const [one, two] = PEOPLE[browser];
    const seat = await sit(browser, lms, one);
    const { tab } = seat;
    await connectWithButton(seat);
    await tab.goto(address);
    const hers = await tab.panel();
    await setGoal(hers, HERS);
    await hers.text('Saved at school').see();

    // Every word any frame of the page shows from here on.
    const shown = await tab.record();
    await signInAt(seat, personOf(lms, two));
    await tab.goto(address);
    const theirs = await tab.panel();
    // Nobody pressed anything: the LMS said who this is.
    await theirs.text('What do you want to get better at?').see();
    await setGoal(theirs, THEIRS);
    expect(shown().join('\n')).toContain(THEIRS);
    expect(shown().join('\n')).not.toContain(HERS);

    await signInAt(seat, seat.person);
    await tab.goto(address);
    const back = await tab.panel();
    await back.heading(HERS).see();
    await back.text(THEIRS).seeNot();
  });
}
