import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../main.ts';
import { bodyTag, envOf, visit } from '../visit.fixture.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.canvas.reset());
const open = () => ({ canvas: sandbox.canvas, ...visit(sandbox.canvas) });

it('paints places for cards first, and keeps the right side for a later answer', async () => {
  const { as, canvas } = open();
  const browser = await as('lucia');
  const { text } = await browser.get(canvas.url.dashboard());
  expect(text).toContain('id="dashboard" class="ic-dashboard-app"');
  expect(text).toContain('placeholder-svg');
  expect(text.replace(/<template>.*?<\/template>/s, '')).not.toContain('ic-DashboardCard__link');
  expect(text).toMatch(/<aside id="right-side"[^>]*><div class="placeholder">/);
  const side = await browser.get(`${canvas.origin}/dashboard-sidebar`);
  expect(side.text).toContain('todo-list-header');
});

it('sends the dashboard of widgets empty', async () => {
  const { as, canvas } = open();
  canvas.manners.set({ dashboard: 'widgets' });
  const learner = await (await as('lucia')).get(canvas.url.dashboard());
  expect(learner.text).toContain('role="main"></div>');
  expect(envOf(learner.text)).toHaveProperty('SHARED_COURSE_DATA');
  const teacher = await (await as('okafor')).get(canvas.url.dashboard());
  expect(bodyTag(teacher.text)).toContain('educator-dashboard');
});

it('has the classic assignment page for learners, locked as well, and for teachers', async () => {
  const { as, canvas, course, assignment } = open();
  const learner = await as('lucia');
  const classic = await learner.get(canvas.url.classicAssignment(course, assignment));
  expect(classic.text).toContain('class="student-assignment-overview"');
  expect(classic.text).toContain('id="sidebar_content"');
  canvas.manners.set({ locked: true });
  const locked = await learner.get(canvas.url.assignment(course, assignment));
  expect(locked.text).toContain('<h1 id="assignment_head">');
  expect(locked.text).toContain('class="lock_explanation"');
  const teacher = await (await as('okafor')).get(canvas.url.assignment(course, assignment));
  expect(teacher.text).toContain('teacher-version');
  expect(teacher.text).toContain('id="speed-grader-link-container"');
});

it('keeps grades back until they are posted', async () => {
  const { as, canvas, course, assignment, person } = open();
  canvas.manners.set({ gradesHidden: true });
  const address = canvas.url.submission(course, assignment, person('lucia'));
  const learner = await (await as('lucia')).get(address);
  expect(envOf(learner.text).SUBMISSION).toMatchObject({ submission: {} });
  const teacher = await (await as('okafor')).get(address);
  expect(envOf(teacher.text).SUBMISSION).toMatchObject({ submission: { id: '501' } });
});

it('limits frames by the account’s policy', async () => {
  const { as, canvas, course } = open();
  canvas.manners.set({ framesLimited: true });
  const { headers } = await (await as('lucia')).get(canvas.url.course(course));
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^frame-ancestors 'self'; frame-src 'self' blob: http:\/\/127\.0\.0\./);
  expect(policy).not.toMatch(/script-src|style-src|connect-src/);
});

it('says high contrast, Career and K5 in ENV alone', async () => {
  const { as, canvas, course } = open();
  const browser = await as('lucia');
  const env = async () => envOf((await browser.get(canvas.url.course(course))).text);
  canvas.manners.set({ highContrast: true, replaced: 'career' });
  expect(await env()).toMatchObject({ use_high_contrast: true, horizon_course: true });
  canvas.manners.set({ replaced: 'k5' });
  expect(await env()).toMatchObject({ K5_SUBJECT_COURSE: true });
  canvas.manners.set({ replaced: 'no' });
  expect(await env()).not.toHaveProperty('horizon_course');
});
