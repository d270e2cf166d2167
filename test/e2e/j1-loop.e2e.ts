import { connectByClick } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { expect, FLAVOURS, test } from './fixtures.ts';
import { panelOf } from './panel.ts';

test.use({ school: 'j1-loop' });

const NOTICED =
  'Your dinner lady is a strong witness. This sentence asks me to believe you without one.';
const STEP = 'Find one number or one more voice for “twenty minutes”, and say where it comes from.';
const QUESTION = 'What would the cook say to you?';
const EVIDENCE = 'I timed the queue on Monday and Tuesday: eleven minutes both days.';
const ANSWER = 'Eleven minutes is exactly the number I needed.';

for (const flavour of FLAVOURS) {
  test(`J1 ${flavour}: a next step travels from the grader to the learner and back`, async ({
    stack,
    seat,
  }) => {
    const lms = stack.sandbox[flavour];
    const { course, assignment } = firstAssignment(lms);
    const teacher = await seat(lms, 'okafor');
    const learner = await seat(lms, 'lucia');
    await Promise.all([connectByClick(teacher), connectByClick(learner)]);

    await learner.page.goto(lms.url.assignment(course, assignment));
    const beside = await panelOf(learner);
    await expect(beside.getByText('No next step yet')).toBeVisible();

    await teacher.page.goto(lms.url.grader(course, assignment, learner.person));
    const grader = await panelOf(teacher);
    await grader.getByLabel('What I notice').fill(NOTICED);
    await grader.getByLabel('Next step', { exact: true }).fill(STEP);
    await grader.getByRole('textbox', { name: 'Question' }).fill(QUESTION);
    await grader.getByRole('button', { name: 'Keep draft' }).click();
    await expect(grader.getByText('Saved at school')).toBeVisible();
    await expect(beside.getByText(STEP)).toHaveCount(0);

    await grader.getByRole('button', { name: `Release to ${learner.person.name}` }).click();
    // Within two seconds, on the page that is already open.
    await expect(beside.getByText(STEP).first()).toBeVisible({ timeout: 2000 });
    await expect(beside.getByText(NOTICED).first()).toBeVisible();
    await expect(beside.getByText(QUESTION).first()).toBeVisible();

    await beside.getByRole('button', { name: 'I’ll do this' }).click();
    await expect(grader.getByText('Will do it').first()).toBeVisible();
    await beside.getByRole('button', { name: 'Did it' }).click();
    await beside.getByLabel('What I did').fill(EVIDENCE);
    await expect(grader.getByText('Did it').first()).toBeVisible();
    await expect(grader.getByText(EVIDENCE)).toBeVisible();

    await grader.getByRole('button', { name: 'Write a message' }).first().click();
    await grader
      .getByRole('textbox', { name: /^Write to/ })
      .first()
      .fill(ANSWER);
    await grader.getByRole('button', { name: 'Send' }).first().click();
    await expect(beside.getByText(ANSWER)).toBeVisible();
    await beside.getByRole('button', { name: 'Close this step' }).click();
    await expect(grader.getByText('Closed').first()).toBeVisible();
  });
}
