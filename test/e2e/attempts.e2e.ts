import { connectDesk } from '../stack/connect.ts';
import { openInCourse } from '../stack/desk.ts';
import { expect, flavourFor, test } from './fixtures.ts';
import { panelOf } from './panel.ts';

const FIRST = 'Ask one person who waits at the till, and write down what they say.';
const SECOND = 'Read the bins aloud: is seven kilos enough to stand on?';

for (const flavour of flavourFor('moodle')) {
  test(`${flavour}: feedback says which draft it is about, and the assignment has its name`, async ({
    stack,
    seat,
  }) => {
    const lms = stack.sandbox[flavour];
    const [course] = lms.courses;
    const [essay, assignment] = course?.assignments ?? [];
    if (!course || !essay || !assignment) throw new Error('No course to try in.');
    const teacher = await seat(lms, 'okafor');
    const learner = await seat(lms, 'lucia');
    await Promise.all([connectDesk(teacher), connectDesk(learner)]);
    const release = async (step: string): Promise<void> => {
      const grader = await panelOf(teacher);
      await grader.getByLabel('Next step', { exact: true }).fill(step);
      await grader.getByRole('button', { name: `Release to ${learner.person.name}` }).click();
      await expect(grader.getByRole('article', { name: step })).toBeVisible();
      await expect(grader.getByText('Saved at school')).toBeVisible();
    };

    const [first, revised] = lms.drafts(essay, learner.person);
    if (!first || !revised) throw new Error('There are no two drafts at home.');

    lms.handIn(assignment, learner.person, first.html);
    await teacher.page.goto(lms.url.grader(course, assignment, learner.person));
    const before = await panelOf(teacher);
    await expect(before.getByText(/^Draft 1 · /)).toBeVisible();
    await release(FIRST);
    await expect(before.getByText(/^Draft 1 · last word from you/)).toBeVisible();

    lms.handIn(assignment, learner.person, revised.html);
    await teacher.page.reload();
    const after = await panelOf(teacher);
    await expect(after.getByText(/^Draft 2 · last word from you/)).toBeVisible();
    const said = after.getByRole('article', { name: FIRST });
    await expect(said.getByText('on draft 1')).toBeVisible();
    await release(SECOND);
    await expect(
      after.getByRole('article', { name: SECOND }).getByText('on draft 2'),
    ).toBeVisible();
    await expect(said.getByText('on draft 1')).toBeVisible();

    const home = await openInCourse(learner);
    const step = home.getByRole('article', { name: SECOND });
    await expect(step.getByText('on draft 2')).toBeVisible();
    await expect(step.getByRole('link', { name: assignment.title, exact: true })).toHaveAttribute(
      'href',
      lms.url.assignment(course, assignment),
    );
  });
}
