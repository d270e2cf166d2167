import { writeFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Place, Tab } from '../browser/driver.ts';
import { until } from '../browser/until.ts';
import { connect } from '../stack/connect.ts';
import { personOf } from '../stack/desk.ts';
import { signInAt } from '../stack/seat.ts';
import { BAR, barIn } from './bar.ts';
import { atRealLmsToo, PAIRS, test } from './seats.ts';

atRealLmsToo('J4');

const HERS = `Say what the pump did ${BAR}`;
const UNSENT = `Measure it twice ${BAR}`;
const THEIRS = 'Draw the creek before I describe it.';

async function setGoal(panel: Place, first: boolean, words: string): Promise<void> {
  await panel.button(first ? 'Set a goal' : 'New goal').press();
  await panel.button('Next question').press();
  await panel.field('What am I working to do next?').fill(words);
  await panel.button('Done').press();
  await panel.heading(words).see();
}

/** Pictures of a tab, one after another, while something happens in it. */
async function picturesDuring(tab: Tab, work: () => Promise<void>): Promise<Uint8Array[]> {
  const taken: Uint8Array[] = [];
  let isOver = false;
  const taking = (async () => {
    while (!isOver) {
      // Between two documents a tab has nothing to take a picture of.
      const picture = await tab.picture().catch(() => null);
      if (picture !== null) taken.push(picture);
    }
  })();
  await work().finally(() => {
    isOver = true;
  });
  await taking;
  return taken;
}

for (const { browser, flavour, name } of PAIRS) {
  test(`J4 ${name}: another person at this browser sees nothing of the first, not for one frame`, async ({
    stack,
    sit,
  }, info) => {
    test.setTimeout(180_000);
    const lms = stack.lms(flavour);
    const course = lms.courses[1] ?? lms.courses[0];
    const [assignment] = course?.assignments ?? [];
    if (course === undefined || assignment === undefined) throw new Error('No course to try in.');
    const address = lms.url.assignment(course, assignment);
    // The two browsers of a flavour share its school: other people each.
    const [one, other] =
      browser === 'chromium' ? (['fatima', 'soren'] as const) : (['amara', 'meiling'] as const);
    const seat = await sit(browser, lms, one);
    const { tab, driver, person: first } = seat;
    const second = personOf(lms, other);
    await connect(seat);

    await tab.goto(address);
    const hers = await tab.panel();
    await setGoal(hers, true, HERS);
    await hers.text('Saved at school').see();
    const control = await tab.picture();
    await stack.stopServer();
    await setGoal(hers, false, UNSENT);
    await hers.text('Only on this computer').see();

    // She leaves her tab open. The other signs in beside it, and goes to the same page; then the server comes back.
    const beside = await driver.newTab();
    const stale = await tab.panel();
    const shown = await beside.record();
    await beside.toFront();
    await signInAt({ tab: beside, lms }, second);
    const pictures = await picturesDuring(beside, async () => {
      await beside.goto(address);
      await stack.startServer();
      await beside.panel();
    });
    const theirs = await until('the other’s own panel', async () => {
      const panel = await beside.panel();
      const goal = panel.button('Set a goal');
      const again = panel.button('Try again');
      // It tries again by itself too, now and then: whoever is quicker.
      if (await again.isSeen()) await Promise.any([again.press(), goal.see()]);
      return (await goal.isSeen()) ? panel : undefined;
    });
    await setGoal(theirs, true, THEIRS);
    pictures.push(await beside.picture());
    expect(shown().join('\n')).toContain(THEIRS);
    expect(shown().join('\n')).not.toContain(BAR);
    const ink = await barIn(beside, control, null);
    expect(ink, 'the control shows it').not.toBeNull();
    expect(pictures.length).toBeGreaterThan(2);
    for (const [at, picture] of pictures.entries()) {
      if ((await barIn(beside, picture, ink)) === null) continue;
      const file = info.outputPath(`shown-${at}.png`);
      await writeFile(file, picture);
      expect(file, 'a picture shows her words').toBe('');
    }
    // Her tab was left standing: whoever looks at it now is not her.
    await tab.toFront();
    await stale.text(HERS).seeNot();
    await stale.text(UNSENT).seeNot();
    await beside.toFront();

    // Each finds their own again; what she wrote without a server is at school by now, and hers.
    await signInAt({ tab: beside, lms }, first);
    await beside.goto(address);
    const back = await beside.panel();
    await back.heading(HERS).see();
    await back.heading(UNSENT).see();
    await back.text('Saved at school').see();
    await back.text(THEIRS).seeNot();
    const elsewhere = await sit(browser, lms, one);
    await connect(elsewhere);
    await elsewhere.tab.goto(address);
    await (await elsewhere.tab.panel()).heading(UNSENT).see();

    await signInAt({ tab: beside, lms }, second);
    await beside.goto(address);
    const again = await beside.panel();
    await again.heading(THEIRS).see();
    await again.text(UNSENT).seeNot();
  });
}
