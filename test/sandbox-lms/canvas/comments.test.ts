import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Browser } from '../browser.ts';
import { type Sandbox, startSandbox } from '../main.ts';
import { visit } from '../visit.fixture.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.canvas.reset());

function open() {
  const { canvas } = sandbox;
  const { course, assignment, as, person } = visit(canvas);
  const lucia = person('lucia');
  const path = `/api/v1/courses/${course.id}/assignments/${assignment.id}/submissions/${lucia.id}`;
  const address = `${canvas.origin}${path}`;
  const say = (browser: Browser, fields: Record<string, string>, token?: string) =>
    browser.ask(address, {
      method: 'PUT',
      headers: { 'X-CSRF-Token': token ?? decodeURIComponent(browser.cookie('_csrf_token')) },
      body: new URLSearchParams(fields),
    });
  return { canvas, course, assignment, as, lucia, address, say };
}

it('takes a comment with its attempt from a grader and shows it to the learner on that attempt', async () => {
  const { canvas, course, assignment, as, lucia, address, say } = open();
  canvas.handIn(assignment, lucia, '<p>Again.</p>');
  const teacher = await as('okafor');
  await teacher.get(canvas.url.submission(course, assignment, lucia));
  const said = await say(teacher, {
    'comment[text_comment]': 'Look < here',
    'comment[attempt]': '2',
  });
  const [comment] = JSON.parse(said.text).submission_comments;
  expect(comment).toMatchObject({
    comment: 'Look &lt; here',
    attempt: 2,
    author_name: 'Ngozi Okafor',
  });
  const learner = await as('lucia');
  const view = `${canvas.url.assignment(course, assignment)}/student_view`;
  expect((await learner.get(view)).text).toContain('Look &lt; here');
  expect((await learner.get(`${view}?attempt=1`)).text).not.toContain('Look');
  const gone = await teacher.ask(`${address}/comments/${comment.id}`, {
    method: 'DELETE',
    headers: { 'X-CSRF-Token': decodeURIComponent(teacher.cookie('_csrf_token')) },
  });
  expect(gone.status).toBe(200);
  expect((await learner.get(view)).text).not.toContain('Look');
});

it('refuses a comment without the page’s own token, of a stranger, and on an attempt nobody made', async () => {
  const { assignment, as, canvas, lucia, say } = open();
  const words = { 'comment[text_comment]': 'Look' };
  const teacher = await as('okafor');
  expect((await say(teacher, words, 'made up')).status).toBe(422);
  expect((await say(teacher, { ...words, 'comment[attempt]': '9' })).status).toBe(400);
  expect((await say(await as('soren'), words)).status).toBe(404);
  expect(canvas.submission(assignment, lucia)?.comments).toEqual([]);
});
