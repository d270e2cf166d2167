import type { Frame } from '@playwright/test';
import { assignmentId } from '../../shared/model/ids.ts';
import { formatStamp } from '../../shared/model/stamp.ts';
import { frameAt } from '../browser/chromium.ts';
import { openInCourse } from '../stack/desk.ts';
import { expect } from './fixtures.ts';
import { launchSession, pullAll, pushOne } from './school-api.ts';
import { test, type Visitor } from './visitors.ts';

const GOAL = 'Answer the strongest objection first.';

/** Waymark's page in the LMS's, once it has `words`. */
async function frameThatSays(visitor: Visitor, words: string): Promise<Frame> {
  const frame = await frameAt(visitor.page, visitor.stack.url);
  await expect(frame.getByText(words, { exact: true }).first()).toBeVisible();
  return frame;
}
const firstHeading = (frame: Frame) => frame.locator('main h2').first();

/** As the extension does when a teacher opens the assignment's page. */
async function nameAssignment(teacher: Visitor, lmsId: string, title: string): Promise<void> {
  const { access, me } = await launchSession(teacher);
  const context = me.courses[0]?.context ?? '';
  const answer = await pushOne(teacher.stack.url, access, {
    id: crypto.randomUUID(),
    op: 'put',
    record: assignmentId(context, lmsId),
    kind: 'assignment',
    context,
    learner: null,
    parent: null,
    fields: { lmsId, title },
    stamp: formatStamp(Date.now(), 0, 'teacher'),
  });
  expect(await answer.text()).not.toContain('refused');
}

/** Sets a goal where the link led, and says which assignments the school has it tied to. */
async function setGoal(learner: Visitor, frame: Frame): Promise<string[]> {
  const asked = learner.page.waitForRequest(
    (request) => request.url().includes('/api/') && 'authorization' in request.headers(),
  );
  await frame.getByRole('button', { name: 'Set a goal' }).click();
  await frame.getByRole('button', { name: 'Next question' }).click();
  await frame.getByLabel('What am I working to do next?').fill(GOAL);
  await frame.getByRole('button', { name: 'Done' }).click();
  await expect(frame.getByText('Saved at school', { exact: true })).toBeVisible();
  const access = ((await asked).headers().authorization ?? '').replace('Bearer ', '');
  const records = await pullAll(learner.stack.url, access);
  const goal = records.find(({ kind, fields }) => kind === 'goal' && fields.next === GOAL);
  return (goal?.fields.assignments ?? []) as string[];
}

test('a Moodle teacher adds goals and a look back for an assignment, and a learner comes straight to them', async ({
  stack,
  visit,
}) => {
  const { moodle } = stack.sandbox;
  const [course] = moodle.courses;
  const [essay] = course?.assignments ?? [];
  if (course === undefined || essay === undefined) throw new Error('No assignment.');
  const teacher = await visit(moodle, 'okafor');
  const learner = await visit(moodle, 'amara');
  await nameAssignment(teacher, essay.id, essay.title);

  const { page } = teacher;
  await page.goto(moodle.url.addLink(course));
  const choose = async () => {
    await page.getByRole('button', { name: 'Select content' }).click();
    return frameThatSays(teacher, 'Add a link to Waymark');
  };
  await (await choose()).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('#contentitem-page-iframe')).toHaveCount(0);
  await expect(page.getByText('Nothing is selected yet.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save and return to course' })).toBeDisabled();

  const frame = await choose();
  await expect(frame.getByRole('checkbox', { name: essay.title })).toBeChecked();
  await frame.getByRole('checkbox', { name: 'A look back' }).check();
  await frame.getByRole('button', { name: 'Add to the course' }).click();
  await expect(page.getByText('The following items will be added')).toBeVisible();
  await page.getByRole('button', { name: 'Save and return to course' }).click();
  await expect(page.getByRole('link', { name: `A look back: ${essay.title}` })).toBeVisible();

  await learner.page.goto(moodle.url.course(course));
  await learner.page.getByRole('link', { name: `Goals: ${essay.title}` }).click();
  const goals = await frameThatSays(learner, `Goals: ${essay.title}`);
  await expect(firstHeading(goals)).toHaveText('Your goal here');
  const tied = await setGoal(learner, goals);
  const { me } = await launchSession(teacher);
  expect(tied).toEqual([assignmentId(me.courses[0]?.context ?? '', essay.id)]);

  await learner.page.goto(moodle.url.course(course));
  await learner.page.getByRole('link', { name: `A look back: ${essay.title}` }).click();
  const look = await frameThatSays(learner, `A look back: ${essay.title}`);
  await expect(firstHeading(look)).toHaveText('Look back on this work');
  await look.getByRole('link', { name: 'My learning' }).click();
  await expect(look.getByRole('heading', { name: GOAL })).toBeVisible();
  await look.getByRole('link', { name: 'This work' }).click();
  await expect(firstHeading(look)).toHaveText('Look back on this work');
});

test('a Canvas teacher puts goals into an assignment, and the launch says which one it is', async ({
  stack,
  visit,
}) => {
  const { canvas } = stack.sandbox;
  const [course] = canvas.courses;
  const essay = course?.assignments[1];
  if (course === undefined || essay === undefined) throw new Error('No assignment.');
  const teacher = await visit(canvas, 'okafor');
  const learner = await visit(canvas, 'lucia');
  // Nothing of the class is known before the first visit.
  await openInCourse(teacher);

  const { page } = teacher;
  await page.goto(canvas.url.editAssignment(course, essay));
  await page.getByRole('button', { name: 'Find' }).click();
  const frame = await frameThatSays(teacher, 'Add a link to Waymark');
  await expect(frame.getByRole('radio', { name: 'Their goals' })).toBeChecked();
  await expect(
    frame.getByRole('radio', { name: 'The assignment this link is put in' }),
  ).toBeChecked();
  await frame.getByRole('button', { name: 'Add to the course' }).click();
  await expect(page.getByRole('link', { name: 'My goals' })).toBeVisible();

  await learner.page.goto(canvas.url.modules(course));
  await learner.page.getByRole('link', { name: 'My goals' }).click();
  const goals = await frameThatSays(learner, 'My goals');
  await expect(firstHeading(goals)).toHaveText('Your goal here');
  const tied = await setGoal(learner, goals);
  const { me } = await launchSession(teacher);
  expect(tied).toEqual([assignmentId(me.courses[0]?.context ?? '', essay.id)]);
});
