import { firstAssignment } from '../stack/first-assignment.ts';
import { connectWithButton } from '../stack/seat.ts';
import { expect } from './fixtures.ts';
import { markedIn, pressInBar, selectInWork } from './marking.ts';
import { PAIRS, test } from './seats.ts';

test.use({ school: 'marking' });

const STEP = 'Say who counted them, and when.';

for (const { browser, flavour, name } of PAIRS) {
  test(`${name}: a comment on a learner’s own words is seen where the words are`, async ({
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

    await teacher.tab.goto(lms.url.grader(course, assignment, learner.person));
    const grader = await teacher.tab.panel();
    await grader.text('Select words in the work to comment on them.').see();
    const words = await selectInWork(teacher.tab, flavour, 3, 6);
    await pressInBar(teacher.tab, 0);
    await grader.text(words).see();
    await grader.field('Next step').fill(STEP);
    await grader.button(`Release to ${learner.person.name}`).press();
    await grader.text(`Released to ${learner.person.name}`).see();
    await expect.poll(() => markedIn(teacher.tab, flavour)).toEqual({ step: [words] });

    await learner.tab.goto(lms.url.assignment(course, assignment));
    const beside = await learner.tab.panel();
    await beside.text(words).see();
    await expect.poll(() => markedIn(learner.tab, flavour)).toEqual({ step: [words] });
  });
}
