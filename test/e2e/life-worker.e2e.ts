import { stopWorker } from '../browser/life.ts';
import { connectDesk } from '../stack/connect.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { expect, test } from './fixtures.ts';
import { panelOf } from './panel.ts';

test.use({ actionTimeout: 15_000 });

test('the worker is stopped before each step of J1, and each step still works', async ({
  stack,
  seat,
}) => {
  test.setTimeout(240_000);
  const lms = stack.sandbox.moodle;
  const { course, assignment } = firstAssignment(lms);
  const teacher = await seat(lms, 'okafor');
  const learner = await seat(lms, 'lucia');
  await Promise.all([connectDesk(teacher), connectDesk(learner)]);
  const beside = () => panelOf(learner);
  const grader = () => panelOf(teacher);
  const field = async (name: string) =>
    (await grader()).getByRole('textbox', { name, exact: true });
  const press = async (
    panel: Promise<Awaited<ReturnType<typeof panelOf>>>,
    name: string | RegExp,
  ) => (await panel).getByRole('button', { name }).first().click();
  const STEP = 'Find one more voice.';
  const EVIDENCE = 'I asked the cook.';

  const step = (what: string, work: () => Promise<unknown>) =>
    test.step(what, async () => {
      await Promise.all([stopWorker(teacher.browser), stopWorker(learner.browser)]);
      await work();
    });
  await step('the learner opens the assignment', async () => {
    await learner.page.goto(lms.url.assignment(course, assignment));
    await expect((await beside()).getByText('No next step yet')).toBeVisible();
  });
  await step('the teacher opens the grader', async () => {
    await teacher.page.goto(lms.url.grader(course, assignment, learner.person));
    await expect(await field('What I notice')).toBeVisible();
  });
  await step('writes what she notices', async () =>
    (await field('What I notice')).fill('A strong witness.'),
  );
  await step('and a next step', async () => (await field('Next step')).fill(STEP));
  await step('keeps the draft', async () => {
    await press(grader(), 'Keep draft');
    await expect((await grader()).getByText('Saved at school')).toBeVisible();
  });
  await step('releases it; the learner has it', async () => {
    await press(grader(), /^Release to/);
    await expect((await beside()).getByText(STEP).first()).toBeVisible({ timeout: 15_000 });
  });
  await step('the learner will do it', async () => {
    await press(beside(), 'I’ll do this');
    await expect((await grader()).getByText('Will do it').first()).toBeVisible({ timeout: 15_000 });
  });
  await step('did it', async () => {
    await press(beside(), 'Did it');
    await expect((await grader()).getByText('Did it').first()).toBeVisible({ timeout: 15_000 });
  });
  await step('shows evidence', async () => {
    await (await beside()).getByLabel('What I did').fill(EVIDENCE);
    await expect((await grader()).getByText(EVIDENCE)).toBeVisible({ timeout: 15_000 });
  });
  await step('the teacher answers', async () => {
    await press(grader(), 'Write a message');
    const write = (await grader()).getByRole('textbox', { name: /^Write to/ }).first();
    await write.fill('Well asked.');
    await press(grader(), 'Send');
    await expect((await beside()).getByText('Well asked.')).toBeVisible({ timeout: 15_000 });
  });
  await step('the learner closes the step', async () => {
    await press(beside(), 'Close this step');
    await expect((await grader()).getByText('Closed').first()).toBeVisible({ timeout: 15_000 });
  });
});
