import { firstAssignment } from '../stack/first-assignment.ts';
import { connectWithButton, openWaymark } from '../stack/seat.ts';
import { expect } from './fixtures.ts';
import { placeIn, test } from './seats.ts';

const GOAL = 'Name the street before I describe it.';

for (const { browser, flavour, name } of placeIn('chromium')) {
  test(`first ${name}: small starts once and no more, an example that is nobody’s, one’s own through a teacher’s eyes, and one’s plan`, async ({
    stack,
    sit,
  }) => {
    test.setTimeout(150_000);
    const lms = stack.lms(flavour);
    const { course, assignment } = firstAssignment(lms);
    const learner = await sit(browser, lms, 'amara');
    await connectWithButton(learner);
    await learner.tab.goto(lms.url.assignment(course, assignment));
    const panel = await learner.tab.panel();

    await test.step('an example', async () => {
      await panel.heading('Where would you like to start?').see();
      await panel.button('See an example').press();
      const example = panel.role('dialog', 'Sample: what good looks like');
      await example.heading('Feedback that helps').see();
      await example.heading('My plan: Sam').see();
      await learner.tab.key('Escape');
      await example.seeNot();
      // The panel around it is still open.
      await panel.heading('Where would you like to start?').see();
    });

    await test.step('a start', async () => {
      await panel.button(/^Set one goal/).press();
      await panel.button('Next question').press();
      await panel.field('What am I working to do next?').fill(GOAL);
      await panel.button('Done').press();
      await panel.text('Saved at school').see();
      await panel.heading('Where would you like to start?').seeNot();
    });

    await test.step('a teacher’s eyes', async () => {
      await panel.button('See what my teacher sees').press();
      await panel.text(/^They see none of your goals/).see();
    });

    await test.step('one’s plan', async () => {
      const plan = await learner.driver.opened(() => panel.button('My plan').press());
      await plan.heading(`My plan: ${learner.person.name}`).see();
      await plan.heading(GOAL).see();
      await plan.button('Print').see();
      const saved = await learner.driver.saved(() => plan.button('Save to take along').press());
      expect(saved.text).toContain(GOAL);
      await plan.close();
      await learner.tab.toFront();
    });

    await test.step('the same at home, where the start is over too', async () => {
      const home = await openWaymark(learner);
      await home.button('See an example').see();
      await home.heading('Where would you like to start?').seeNot();
      await home.button('See what my teacher sees').press();
      await home.text(/^They see none of your goals/).see();
    });
  });
}
