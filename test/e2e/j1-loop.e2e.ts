import { part } from '../browser/driver.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { connectWithButton } from '../stack/seat.ts';
import { atRealLmsToo, PAIRS, test } from './seats.ts';

test.use({ database: 'embedded' });
atRealLmsToo('J1');

const NOTICED =
  'Your dinner lady is a strong witness. This sentence asks me to believe you without one.';
const STEP = 'Find one number or one more voice for “twenty minutes”, and say where it comes from.';
const QUESTION = 'What would the cook say to you?';
const EVIDENCE = 'I timed the queue on Monday and Tuesday: eleven minutes both days.';
const ANSWER = 'Eleven minutes is exactly the number I needed.';

for (const { browser, flavour, name } of PAIRS) {
  test(`J1 ${name}: a next step travels from the grader to the learner and back`, async ({
    stack,
    sit,
  }) => {
    const lms = stack.lms(flavour);
    lms.reset();
    const { course, assignment } = firstAssignment(lms);
    const [teacher, learner] = await Promise.all([
      sit(browser, lms, 'okafor'),
      sit(browser, lms, browser === 'chromium' ? 'lucia' : 'amara'),
    ]);
    await Promise.all([connectWithButton(teacher), connectWithButton(learner)]);

    await learner.tab.goto(lms.url.assignment(course, assignment));
    const beside = await learner.tab.panel();
    await beside.text('No next step yet').see();

    await teacher.tab.goto(lms.url.grader(course, assignment, learner.person));
    const grader = await teacher.tab.panel();
    await grader.field('What I notice').fill(NOTICED);
    await grader.field('Next step').fill(STEP);
    await grader.role('textbox', 'Question').fill(QUESTION);
    await grader.button('Keep draft').press();
    await grader.text('Saved at school').see();
    await beside.text(STEP).seeNot();

    await grader.button(`Release to ${learner.person.name}`).press();
    // Within two seconds, on the page that is already open.
    await beside.text(STEP).see(2000);
    await beside.text(NOTICED).see();
    await beside.text(QUESTION).see();

    await beside.button('I’ll do this').press();
    await grader.text('Will do it').see();
    await beside.button('Did it').press();
    await beside.field(/^What I did/).fill(EVIDENCE);
    await grader.text('Did it').see();
    await grader.text(part(EVIDENCE)).see();

    await grader.button('Write a message').press();
    await grader.role('textbox', /^Write to/).fill(ANSWER);
    await grader.button('Send').press();
    await beside.text(part(ANSWER)).see();
    await beside.button('Close this step').press();
    await grader.text('Closed').see();
  });
}
