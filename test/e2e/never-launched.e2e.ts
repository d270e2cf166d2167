import { connectDesk } from '../stack/connect.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { expect, flavourFor, test } from './fixtures.ts';
import { panelOf } from './panel.ts';

for (const flavour of flavourFor('canvas')) {
  test(`${flavour}: feedback waits for a learner who has never opened Waymark`, async ({
    stack,
    seat,
  }) => {
    const lms = stack.sandbox[flavour];
    const { course, assignment } = firstAssignment(lms);
    const step = `Name the person who would have to pay, and what it costs (${flavour}).`;

    const teacher = await seat(lms, 'okafor');
    await connectDesk(teacher);
    const meiling = lms.people.find(({ key }) => key === 'meiling');
    await teacher.page.goto(lms.url.grader(course, assignment, meiling));
    const grader = await panelOf(teacher);
    await grader.getByLabel('Next step', { exact: true }).fill(step);
    await grader.getByRole('button', { name: /^Release to/ }).click();
    await expect(grader.getByText('Saved at school')).toBeVisible();

    const learner = await seat(lms, 'meiling');
    await connectDesk(learner);
    await learner.page.goto(lms.url.assignment(course, assignment));
    const beside = await panelOf(learner);
    await expect(beside.getByText(step).first()).toBeVisible();
  });
}
