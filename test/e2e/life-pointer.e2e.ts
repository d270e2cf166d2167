import { stopWorker } from '../browser/life.ts';
import { connectDesk } from '../stack/connect.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { expect, test } from './fixtures.ts';
import { panelOf } from './panel.ts';

const STEP = 'Ask the cook the same question.';
const SOON = { timeout: 75_000 };

test('a stopped worker loses no comment, and it goes when its writer takes the feedback back elsewhere', async ({
  stack,
  seat,
}) => {
  test.setTimeout(180_000);
  const lms = stack.sandbox.canvas;
  const { course, assignment } = firstAssignment(lms);
  const teacher = await seat(lms, 'okafor');
  await connectDesk(teacher);
  const learner = lms.people.find(({ key }) => key === 'lucia');
  if (learner === undefined) throw new Error('Nobody to write to.');
  const said = () => lms.submission(assignment, learner)?.comments.length;

  await teacher.page.goto(lms.url.grader(course, assignment, learner));
  const grader = await panelOf(teacher);
  await grader.getByLabel('Next step', { exact: true }).fill(STEP);
  await grader.getByRole('button', { name: `Release to ${learner.name}` }).click();
  await expect(grader.getByText('Saved at school')).toBeVisible();
  await stopWorker(teacher.browser);
  await expect.poll(said, SOON).toBe(1);

  const elsewhere = await seat(lms, 'okafor');
  await connectDesk(elsewhere);
  await elsewhere.page.goto(lms.url.grader(course, assignment, learner));
  const other = await panelOf(elsewhere);
  await other.getByRole('button', { name: 'Take it back' }).click();
  await expect.poll(said, SOON).toBe(0);
});
