import { type Place, part } from '../browser/driver.ts';
import { connect } from '../stack/connect.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { openOptionsOf, openWaymark } from '../stack/seat.ts';
import { expect, flavourFor } from './fixtures.ts';
import { panelWith } from './panel.ts';
import { test } from './seats.ts';

const NEXT = 'What am I working to do next?';
const PATH = 'How will I get there?';
const GOAL = 'Let one person who disagrees speak in my essay.';
const WAY = 'I ask the cook.';
const NOTICED = 'The cook is a good choice: she counts what is thrown away.';
const STEP = 'Ask her for one number, and say whose it is.';
const ANSWER = 'She says eighty. May I name her?';
const PEOPLE = { moodle: 'soren', canvas: 'kaiulani' } as const;

/** Every word of Waymark's that lies on this computer: all that the extension has stored. */
const lyingIn = (page: Place): Promise<string> =>
  page.run(async () => {
    const all = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const found: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await all(indexedDB.open(name));
      const stores = [...db.objectStoreNames];
      const reading = db.transaction(stores);
      for (const store of stores) found.push(await all(reading.objectStore(store).getAll()));
      db.close();
    }
    return JSON.stringify(found);
  }, null);

for (const flavour of flavourFor('moodle')) {
  test(`feedback on a goal, ${flavour}: said on one part of it, answered there, and gone from the teacher’s computer when it is unshared`, async ({
    stack,
    sit,
  }) => {
    test.setTimeout(90_000);
    const lms = stack.lms(flavour);
    const { course, assignment } = firstAssignment(lms);
    const [teacher, learner] = await Promise.all([
      sit('chromium', lms, 'okafor'),
      sit('chromium', lms, PEOPLE[flavour]),
    ]);
    await Promise.all([connect(teacher), connect(learner)]);
    const options = await openOptionsOf(teacher);
    await teacher.tab.toFront();

    await learner.tab.goto(lms.url.assignment(course, assignment));
    let panel = await learner.tab.panel();
    await panel.button('Set a goal').press();
    await panel.button('All five').press();
    await panel.field(NEXT).fill(GOAL);
    await panel.field(PATH).fill(WAY);
    await panel.button('Done').press();
    await panel.text('Saved at school').see();
    let home = await openWaymark(learner);
    await home.button(`Open your goal: ${GOAL}`).press();
    await home.button(`My teachers in ${course.title}`).press();
    await home.text('Saved at school').see();

    const board = await openWaymark(teacher);
    await board.button(learner.person.name).press();
    await board.text('All of this goal').press();
    await board.button(`Comment on this: ${PATH}`).press();
    await board.role('textbox', 'What I notice').fill(NOTICED);
    await board.role('textbox', 'Next step').fill(STEP);
    await board.button(`Release to ${learner.person.name}`).press();
    await board.role('group', PATH).text(STEP).see();
    await board.text('Saved at school').see();

    // In the panel it stands under the question it is about, and only there.
    await learner.tab.goto(lms.url.assignment(course, assignment));
    panel = await learner.tab.panel();
    await panel.text(`${teacher.person.name} wrote to you about this goal. Open it to read.`).see();
    await panel.button(`Open your goal: ${GOAL}`).press();
    await panel.css('[data-part="path"]').text(NOTICED).see();
    await panel.css('[data-part="path"]').text(STEP).see();
    await panel.css('[data-part="next"]').text(NOTICED).seeNot();

    home = await openWaymark(learner);
    const step = home.article(STEP);
    await step.button('Write a message').press();
    await step.field(`Write to ${teacher.person.name}`).fill(ANSWER);
    await step.button('Send').press();
    await home.text('Saved at school').see();

    await teacher.tab.goto(lms.url.grader(course, assignment, learner.person));
    const grader = await panelWith(teacher.tab, (panel) => panel.heading(GOAL));
    await grader.role('group', PATH).text(ANSWER).see();
    const words = [GOAL, WAY, NOTICED, STEP, ANSWER];
    for (const one of words) expect(await lyingIn(options)).toContain(one);

    await home.button(`Open your goal: ${GOAL}`).press();
    await home.button('Only me').press();
    await home.text('Saved at school').see();
    await grader.heading(GOAL).seeNot();
    for (const one of words) {
      await expect.poll(() => lyingIn(options)).not.toContain(one);
      await grader.text(part(one)).seeNot();
    }
    // What was said stays with whom it was said to.
    await home.article(STEP).text(ANSWER).see();
  });
}
