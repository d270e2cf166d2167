import { part } from '../browser/driver.ts';
import { connect } from '../stack/connect.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { expect } from './fixtures.ts';
import { markedIn, pressInBar, selectInWork } from './marking.ts';
import { panelWith } from './panel.ts';
import { placeIn, test } from './seats.ts';

const FIRST =
  '<p>The bins are full of sandwiches with one bite in them. We stand in a line for eleven minutes. Everybody knows it is not enough.</p>';
const SECOND =
  '<p>The bins are full of sandwiches with one bite in them. We stand in a line for eleven minutes. I asked the cook, and she counts eighty a day.</p>';
const QUESTION = 'Is this too angry for a school newspaper?';
const ANSWER = 'No. Say what you saw, and it stays fair.';
const CHANGED = 'I begin with the bins now.';
const STEP = 'Find one more voice for the last sentence.';
const ANSWERS = [
  ['I’ll do this', 'Will do it'],
  ['Need help', 'Needs help'],
  ['Another way', 'Chose another way'],
  ['Did it', 'Did it'],
] as const;

for (const { browser, flavour, name } of placeIn('chromium')) {
  test(`${name}: a learner asks about their work, gives a note with it, shows what is new, and takes a step along`, async ({
    stack,
    sit,
  }) => {
    test.setTimeout(120_000);
    const lms = stack.lms(flavour);
    lms.reset();
    const { course, assignment } = firstAssignment(lms);
    const another = course.assignments[1];
    if (another === undefined) throw new Error('There is no second assignment.');
    const [teacher, own] = await Promise.all([
      sit(browser, lms, 'okafor'),
      sit(browser, lms, 'priya'),
    ]);
    const learner = own.person;
    lms.handIn(assignment, learner, FIRST);
    await Promise.all([connect(teacher), connect(own)]);

    await own.tab.goto(lms.url.assignment(course, assignment));
    let mine = await panelWith(own.tab, (panel) => panel.button('Ask your teacher'));
    const words = await selectInWork(own.tab, flavour, 11, 18);
    await pressInBar(own.tab, 0, 1);
    await mine.text(words).see();
    await mine.field('What do you want to ask?').fill(QUESTION);
    await mine.button('Ask').press();
    await mine.text('Asked. Your teacher sees it beside your work.').see();
    await mine.text('A note with your work').press();
    await mine.field('What I changed').fill(CHANGED);
    await mine.field('What I want you to look at').fill('The ending.');
    await mine.button('Give it with my work').press();
    await mine.text('Given with your work').see();
    await mine.text('Saved at school').see();

    const { tab } = teacher;
    await tab.goto(lms.url.grader(course, assignment, learner));
    const grader = await panelWith(tab, (panel) => panel.heading(`${learner.name} asks`));
    await grader.text(CHANGED).see();
    await grader.text(words).see();
    await expect.poll(() => markedIn(tab, flavour)).toEqual({ question: [words] });
    await grader.field(`Answer ${learner.name}`).fill(ANSWER);
    await grader.button('Send').press();
    await mine.text(ANSWER).see();
    await mine.button('Close this question').press();
    await grader.text('1 question closed').see();

    await grader.role('textbox', 'Next step').fill(STEP);
    await grader.button(`Release to ${learner.name}`).press();
    const given = grader.article(STEP);
    await mine.article(STEP).button('I’ve read this').press();
    await given.text(`${learner.name} says they have read this.`).see();
    for (const [said, seen] of ANSWERS) {
      await mine.button(said).press();
      await given.text(seen).see();
    }
    await mine.text('Saved at school').see();

    lms.handIn(assignment, learner, SECOND);
    await own.tab.goto(lms.url.assignment(course, assignment));
    mine = await panelWith(own.tab, (panel) => panel.button('Mark the new words'));
    const shown = await selectInWork(own.tab, flavour, 18, 27);
    await pressInBar(own.tab, 0, 2);
    await mine.text('Marked. Your teacher sees these words.').see();
    await expect.poll(() => markedIn(own.tab, flavour)).toMatchObject({ found: [shown] });
    await mine.text('Saved at school').see();
    await tab.goto(lms.url.grader(course, assignment, learner));
    const again = await panelWith(tab, (panel) =>
      panel.text(`${learner.name} marked words that show it`),
    );
    await again.text(part(shown)).see();
    await expect.poll(() => markedIn(tab, flavour)).toMatchObject({ found: [shown] });

    await own.tab.goto(lms.url.assignment(course, another));
    mine = await panelWith(own.tab, (panel) => panel.button('Bring one step from before'));
    await mine.button('Bring one step from before').press();
    await mine.button(STEP).press();
    await mine.heading('From before').see();
    await mine.article(STEP).see();
    await mine.button('Put it away').press();
    await mine.heading('From before').seeNot();
  });
}
