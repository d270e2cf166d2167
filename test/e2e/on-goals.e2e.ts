import type { Frame } from '@playwright/test';
import { openInCourse } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { connectWithCode, openWaymark } from '../stack/seat.ts';
import { expect, FLAVOURS } from './fixtures.ts';
import { test } from './seats.ts';

const NEXT = 'What am I working to do next?';
const PATH = 'How will I get there?';
const GOAL = 'Let one person who disagrees speak in my essay.';
const WAY = 'I ask the cook.';
const NOTICED = 'The cook is a good choice: she counts what is thrown away.';
const STEP = 'Ask her for one number, and say whose it is.';
const ANSWER = 'She says eighty. May I name her?';
const PEOPLE = { moodle: 'soren', canvas: 'kaiulani' } as const;

/** Every word of Waymark's that lies in this frame's own storage. */
const lyingIn = (frame: Frame): Promise<string> =>
  frame.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name = '' }) =>
      name.startsWith('waymark ') ? [name] : [],
    );
    const all = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const found: unknown[] = [];
    for (const name of names) {
      const db = await all(indexedDB.open(name));
      const stores = [...db.objectStoreNames];
      const reading = db.transaction(stores);
      for (const store of stores) found.push(await all(reading.objectStore(store).getAll()));
      db.close();
    }
    return JSON.stringify(found);
  });

for (const flavour of FLAVOURS) {
  test(`feedback on a goal, ${flavour}: said on one part of it, answered there, and gone from the teacher’s computer when it is unshared`, async ({
    stack,
    sit,
    visit,
  }) => {
    test.setTimeout(90_000);
    const lms = stack.lms(flavour);
    const { course, assignment } = firstAssignment(lms);
    const teacher = await visit(lms, 'okafor');
    const learner = await sit('chromium', lms, PEOPLE[flavour]);
    await connectWithCode(learner);

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

    const board = await openInCourse(teacher);
    await board.getByRole('button', { name: learner.person.name, exact: true }).click();
    await board.getByText('All of this goal').click();
    await board.getByRole('button', { name: `Comment on this: ${PATH}` }).click();
    await board.getByRole('textbox', { name: 'What I notice' }).fill(NOTICED);
    await board.getByRole('textbox', { name: 'Next step' }).fill(STEP);
    await board.getByRole('button', { name: `Release to ${learner.person.name}` }).click();
    const given = board.getByRole('region', { name: PATH });
    await expect(given.getByText(STEP)).toBeVisible();

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
    await expect(given.getByText(ANSWER)).toBeVisible();
    expect(await lyingIn(board)).toContain(GOAL);

    await home.button(`Open your goal: ${GOAL}`).press();
    await home.button('Only me').press();
    await home.text('Saved at school').see();
    await expect(board.getByText(GOAL)).toHaveCount(0);
    for (const words of [GOAL, WAY, NOTICED, STEP, ANSWER]) {
      await expect.poll(() => lyingIn(board)).not.toContain(words);
      await expect(board.getByText(words)).toHaveCount(0);
    }
    // What was said stays with whom it was said to.
    await home.article(STEP).text(ANSWER).see();
  });
}
