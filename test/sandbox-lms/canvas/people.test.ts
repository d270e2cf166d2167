import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../main.ts';
import { bodyTag, envOf, visit } from '../visit.fixture.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.canvas.reset());
const open = () => ({ canvas: sandbox.canvas, ...visit(sandbox.canvas, 'town') });

it('makes a teacher the test student in Student View, and lets them back', async () => {
  const { as, canvas, course, assignment } = open();
  const browser = await as('okafor');
  const home = await browser.get(canvas.url.course(course));
  expect(home.text).toContain('id="easy_student_view"');
  await browser.post(canvas.url.viewAsStudent(course));
  const { text } = await browser.get(canvas.url.assignment(course, assignment));
  expect(bodyTag(text)).toContain('is-masquerading-or-student-view');
  expect(text).toContain('id="masquerade_bar"');
  expect(text).toContain('leave_student_view');
  expect(text).toContain('id="switched_role_type" data-role="StudentViewEnrollment"');
  const env = envOf(text);
  expect(env.current_user).toMatchObject({ display_name: 'Test Student', fake_student: true });
  expect(env.current_user_roles).toContain('fake_student');
  expect(env.current_user_id).not.toBe('301');
  await browser.post(canvas.url.viewAsStudent(course), { _method: 'delete' });
  const after = await browser.get(canvas.url.assignment(course, assignment));
  expect(envOf(after.text).current_user_id).toBe('301');
  expect(bodyTag(after.text)).not.toContain('is-masquerading-or-student-view');
});

it('shows who acts as whom, on every page', async () => {
  const { as, person, canvas, course, assignment } = open();
  const browser = await as('okafor');
  await browser.post(canvas.url.actAs(person('lucia')));
  const { text } = await browser.get(canvas.url.assignment(course, assignment));
  expect(envOf(text).current_user_id).toBe(person('lucia').id);
  expect(bodyTag(text)).toContain('is-masquerading-or-student-view');
  expect(text).toContain('stop_masquerading');
  await browser.get(`${canvas.url.dashboard()}?become_user_id=301`);
  expect(envOf((await browser.get(canvas.url.dashboard())).text).current_user_id).toBe('301');
});

it('lets no learner become anybody', async () => {
  const { as, person, canvas, course } = open();
  const browser = await as('amara');
  expect((await browser.post(canvas.url.actAs(person('lucia')))).status).toBe(403);
  expect((await browser.post(canvas.url.viewAsStudent(course))).status).toBe(403);
  const { text } = await browser.get(canvas.url.dashboard());
  expect(envOf(text).current_user_id).toBe(person('amara').id);
});

it('shows an observer their learner’s page, without a way to write', async () => {
  const { as, person, canvas, course, assignment } = open();
  const browser = await as('carmen');
  const address = canvas.url.assignment(course, assignment);
  const env = envOf((await browser.get(address)).text);
  expect(env).toMatchObject({ ISOBSERVER: true, current_user_is_student: false });
  expect(env.current_user_id).toBe(person('carmen').id);
  expect(JSON.stringify(env.OBSERVER_OPTIONS)).toContain(`"${person('lucia').id}"`);
  const { text } = await browser.get(`${address}/student_view`);
  expect(text).toContain('Mrs. Novak');
  expect(text).not.toContain('new-attempt-button');
  const enrolment = await browser.get(
    `${canvas.origin}/api/v1/courses/103/enrollments?user_id=self`,
  );
  expect(JSON.parse(enrolment.text)).toMatchObject([
    { type: 'ObserverEnrollment', associated_user_id: Number(person('lucia').id) },
  ]);
  const details = canvas.url.submission(course, assignment, person('amara'));
  expect((await browser.get(details)).status).toBe(403);
});

it('shows a classmate’s work to those who were asked to review it, and says so', async () => {
  const { as, person, canvas, course, assignment } = open();
  const reviewer = await as('amara');
  const page = await reviewer.get(canvas.url.peerReview(course, assignment, person('lucia')));
  expect(envOf(page.text)).toMatchObject({
    peer_review_mode_enabled: true,
    reviewee_id: person('lucia').id,
  });
  const address = canvas.url.submission(course, assignment, person('lucia'));
  const details = await reviewer.get(address);
  expect(details.text).toContain('assessment_request_incomplete_message');
  expect(envOf(details.text).RUBRIC_ASSESSMENT).toMatchObject({ assessment_type: 'peer_review' });
  const stranger = await as('olena');
  expect((await stranger.get(address)).status).toBe(403);
  const asked = canvas.url.peerReview(course, assignment, person('lucia'));
  expect((await stranger.get(asked)).status).toBe(403);
});
