import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../main.ts';
import { bodyTag, configOf, visit } from '../visit.fixture.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.moodle.reset());
const open = () => ({ moodle: sandbox.moodle, ...visit(sandbox.moodle, 'town') });

it('has one body id for the dashboard and "My courses", filled later by a service', async () => {
  const { moodle, as, person } = open();
  const browser = await as('lucia');
  const dashboard = await browser.get(moodle.url.dashboard());
  const courses = await browser.get(moodle.url.myCourses());
  expect(bodyTag(dashboard.text)).toContain('id="page-my-index"');
  expect(bodyTag(courses.text)).toMatch(/id="page-my-index" class="[^"]*page-mycourses/);
  expect(configOf(dashboard.text)).toMatchObject({
    courseId: 1,
    contextInstanceId: Number(person('lucia').id),
  });
  expect(courses.text).not.toContain('Local History');
  const answer = await browser.postJson(
    `${moodle.origin}/lib/ajax/service.php?sesskey=${String(configOf(courses.text).sesskey)}`,
    [
      {
        index: 0,
        methodname: 'core_course_get_enrolled_courses_by_timeline_classification',
        args: {},
      },
    ],
  );
  expect(answer.text).toContain('Local History');
});

it('tells the course format in the body id, on profiles inside a course too', async () => {
  const { moodle, as, person } = open();
  const browser = await as('lucia');
  const ids = [];
  for (const course of moodle.courses) {
    ids.push(bodyTag((await browser.get(moodle.url.course(course))).text).split('"')[1]);
  }
  expect(ids).toEqual([
    'page-course-view-topics',
    'page-course-view-weeks',
    'page-course-view-tiles',
  ]);
  const [course] = moodle.courses;
  if (!course) throw new Error('no course');
  const profile = await browser.get(moodle.url.profileInCourse(course, person('amara')));
  expect(bodyTag(profile.text)).toMatch(/id="page-course-view-topics" class="[^"]*-mypublic/);
});

it('has drawers at both sides, the "?" and the foot that sticks', async () => {
  const { moodle, as, course, assignment } = open();
  const teacher = await as('okafor');
  const { text } = await teacher.get(moodle.url.grading(course, assignment));
  expect(text).toContain('id="theme_boost-drawers-courseindex"');
  expect(text).toContain('id="theme_boost-drawers-blocks"');
  expect(text).toContain('data-region="message-drawer"');
  expect(text).toContain('class="btn-footer-popover"');
  expect(text).toContain('id="sticky-footer"');
  expect(bodyTag(text)).toContain('uses-drawers');
});

it('has no drawers and no tabs in Classic, the same body and forms, and the same grader', async () => {
  const { moodle, as, course, assignment } = open();
  moodle.manners.set({ theme: 'classic' });
  const teacher = await as('okafor');
  const { text } = await teacher.get(moodle.url.assignment(course, assignment));
  expect(text).not.toMatch(/theme_boost-drawers|secondary-navigation|uses-drawers/);
  expect(text).toContain('id="region-main"');
  expect(text).toContain('class="block_navigation block"');
  expect(text).toContain('/mod/lti/view.php?id=114');
  expect(bodyTag(text)).toContain('id="page-mod-assign-view"');
  expect(configOf(text)).toMatchObject({ theme: 'classic' });
  const grader = await teacher.get(moodle.url.grader(course, assignment));
  expect(grader.text).toContain('data-region="grading-panel-frame"');
});

it('marks who is logged in as somebody else, and who has switched role', async () => {
  const { moodle, as, person, course, assignment } = open();
  const browser = await as('okafor');
  const page = async () => (await browser.get(moodle.url.assignment(course, assignment))).text;
  await browser.post(moodle.url.actAs(person('lucia')));
  const acting = await page();
  expect(bodyTag(acting)).toContain('userloggedinas');
  expect(configOf(acting).userId).toBe(Number(person('lucia').id));
  await browser.post(moodle.url.actAsMyself());
  await browser.post(moodle.url.viewAsStudent(course));
  const switched = await page();
  expect(bodyTag(switched)).toContain('userswitchedrole');
  expect(configOf(switched).userId).toBe(Number(person('okafor').id));
  expect(switched).toContain('Add submission');
  await browser.post(moodle.url.actAsMyself());
  expect(bodyTag(await page())).not.toMatch(/userswitchedrole|userloggedinas/);
});
