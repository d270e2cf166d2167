import type { Tab } from '../browser/driver.ts';
import { connect } from '../stack/connect.ts';
import { personOf } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { launchUnseen } from '../stack/launch.ts';
import { longWork } from '../stack/long-work.ts';
import { commentOn } from '../stack/many-comments.ts';
import { expect } from './fixtures.ts';
import { heldUp, workOf } from './held-up.ts';
import { markedIn, pressMarked, selectInWork } from './marking.ts';
import { test } from './seats.ts';

const COMMENTS = 200;
/** So many times as long as the page needs to lay out the work ten times, and it is felt on any machine. */
const FELT = 5;

test('chromium, canvas: 200 comments on one work stay smooth, for its learner and for a teacher', async ({
  stack,
  sit,
}) => {
  const lms = stack.lms('canvas');
  const { course, assignment } = firstAssignment(lms);
  const work = longWork(COMMENTS);
  const learner = lms.people.find(({ key }) => key === 'lucia');
  if (learner === undefined) throw new Error('Nobody to write for.');
  lms.handIn(assignment, learner, work.html);
  const [own, teacher, hers, his] = await Promise.all([
    sit('chromium', lms, 'lucia'),
    sit('chromium', lms, 'okafor'),
    launchUnseen(stack, lms, personOf(lms, 'lucia')),
    launchUnseen(stack, lms, personOf(lms, 'okafor')),
  ]);
  const context = hers.me.courses.find(({ lmsCourseId }) => lmsCourseId === course.id)?.context;
  if (context === undefined) throw new Error('The learner is in no course.');
  const desk = { server: stack.url, access: his.access, context, learner: hers.me.person };
  await commentOn({ ...desk, lmsAssignment: assignment.id }, work, work.quotes);
  await Promise.all([connect(own), connect(teacher)]);

  const isSmooth = async (tab: Tab): Promise<void> => {
    await expect
      .poll(async () => (await markedIn(tab, 'canvas')).step?.length, { timeout: 15_000 })
      .toBe(COMMENTS);
    const panel = await tab.panel();
    const words = await pressMarked(tab, 'canvas', 'step', COMMENTS - 30);
    await expect
      .poll(() => panel.run(() => document.activeElement?.textContent ?? '', null))
      .toContain(words);
    await selectInWork(tab, 'canvas', 0, 3);
    expect(await workOf(tab, 'canvas')).toContain(work.html);
    const { longest, layout } = await heldUp(tab, 'canvas');
    expect(longest).toBeLessThan(FELT * layout);
  };
  await own.tab.goto(lms.url.assignment(course, assignment));
  await isSmooth(own.tab);
  await teacher.tab.goto(lms.url.grader(course, assignment, learner));
  await isSmooth(teacher.tab);
});
