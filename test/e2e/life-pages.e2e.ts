import { readFileSync } from 'node:fs';
import type { Place, Tab } from '../browser/driver.ts';
import { connect } from '../stack/connect.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { signInAt } from '../stack/seat.ts';
import { expect } from './fixtures.ts';
import { panelWith } from './panel.ts';
import { placeIn, test } from './seats.ts';

const NEXT = 'What am I working to do next?';
const PATH = 'How will I get there?';
const EVIDENCE = 'How will I know I got there?';

async function setGoal(panel: Place, words: string): Promise<void> {
  await panel.button('Set a goal').press();
  await panel.button('Next question').press();
  await panel.field(NEXT).fill(words);
  await panel.button('Done').press();
  await panel.heading(words).see();
}

/** As frameworks do that swap whole documents: the new body is a copy, and of nothing but elements. */
const swapBody = (tab: Tab) =>
  tab.run(() => document.body.replaceWith(document.body.cloneNode(true)), null);
const panels = (tab: Tab) => tab.run(() => document.querySelectorAll('waymark-panel').length, null);

for (const { browser, flavour } of placeIn('chromium')) {
  test(`${browser}, ${flavour}: one person’s pages tell each other, and outlive the LMS’s session`, async ({
    stack,
    sit,
  }) => {
    const lms = stack.sandbox[flavour];
    const { course, assignment } = firstAssignment(lms);
    const address = lms.url.assignment(course, assignment);
    const learner = await sit(browser, lms, 'lucia');
    const { tab, driver } = learner;
    await connect(learner);
    await tab.goto(address);
    const first = await tab.panel();
    const second = await driver.newTab();
    await second.goto(address);
    const other = await second.panel();
    const apart = await driver.newWindow();
    await apart.goto(address);
    const beside = await apart.panel();

    await test.step('what is written in one shows in the other tab, and in the other window', async () => {
      await tab.toFront();
      await setGoal(first, 'Name the street.');
      await beside.heading('Name the street.').see();
      await second.toFront();
      await other.heading('Name the street.').see();
    });

    await test.step('written in two windows at once, nothing is lost', async () => {
      const open = 'Open your goal: Name the street.';
      await Promise.all([other.button(open).press(), beside.button(open).press()]);
      await Promise.all([
        other.field(PATH).fill('I walk there.'),
        beside.field(EVIDENCE).fill('A stranger finds it.'),
      ]);
      for (const each of [other, beside]) {
        await each.field(PATH).holds('I walk there.');
        await each.field(EVIDENCE).holds('A stranger finds it.');
      }
      await other.field(PATH).fill('I walk there twice.');
      await beside.field(PATH).holds('I walk there twice.');
      await beside.field(PATH).fill('I walk there twice, and draw it.');
      await other.field(PATH).holds('I walk there twice, and draw it.');
    });

    await test.step('the LMS’s session is over: the panel goes on by itself, then shows nobody’s words to nobody', async () => {
      lms.misbehave.signEveryoneOut();
      await other.field(EVIDENCE).fill('A stranger finds it at once.');
      await beside.field(EVIDENCE).holds('A stranger finds it at once.');
      await other.text('Saved at school').see();
      await other.field(NEXT).fill('Name the street, and the corner.');
      await apart.goto(address);
      await other.text('Somebody else is signed in here').see();
      expect(await other.words()).not.toContain('street');
      expect(await apart.hasPanel()).toBe(false);
    });

    await test.step('signed in again: the words are there in every page, and at school', async () => {
      await signInAt({ tab: apart, lms }, learner.person);
      await apart.goto(address);
      const again = await apart.panel();
      await again.heading('Name the street, and the corner.').see();
      await again.text('Saved at school').see();
      await other.heading('Name the street, and the corner.').see();
      await tab.toFront();
      await first.heading('Name the street, and the corner.').see();
    });

    await test.step('the page swaps its body: one panel, the words in it, and it follows the new one', async () => {
      await first.button('Open your goal: Name the street, and the corner.').press();
      await first.field(PATH).fill('Half a tho');
      await swapBody(tab);
      const anew = await panelWith(tab, (panel) => panel.button(/^Open your goal/));
      await anew.button(/^Open your goal/).press();
      await anew.field(PATH).holds('Half a tho');
      await tab.run(() => {
        document.body.style.background = '#14181c';
      }, null);
      await anew.css('[data-theme="dark"] body').see();
      expect(await panels(tab)).toBe(1);
    });
  });
}

test('no browser lets Waymark into a private window', () => {
  for (const build of ['chrome-mv3', 'firefox-mv3']) {
    const file = new URL(`../../.output/${build}/manifest.json`, import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8')), build).toMatchObject({
      incognito: 'not_allowed',
    });
  }
});
