import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../main.ts';
import { envOf, visit } from '../visit.fixture.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.canvas.reset());

describe('canvas', () => {
  const submissionUrl = (user: string, query = '') =>
    `${sandbox.canvas.origin}/courses/101/assignments/201/submissions/${user}${query}`;

  it('tells the person and the course in ENV, with words that would mislead a careless reader', async () => {
    const { course, assignment, as } = visit(sandbox.canvas);
    const page = await (await as('lucia')).get(sandbox.canvas.url.assignment(course, assignment));
    expect(envOf(page.text)).toMatchObject({
      current_user_id: '303',
      context_asset_string: 'course_101',
      COURSE_ID: '101',
      ASSIGNMENT_ID: '201',
      a2_student_view: true,
    });
    expect(page.text).toContain('\\u003cem>ENV = {');
    expect(page.headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
  });

  it('sends the newer learner page empty, and its content after', async () => {
    const { course, assignment, as } = visit(sandbox.canvas);
    const browser = await as('lucia');
    const address = sandbox.canvas.url.assignment(course, assignment);
    expect((await browser.get(address)).text).toContain('role="main"></div>');
    const { text } = await browser.get(`${address}/student_view`);
    expect(text).toMatch(/<div data-testid="read-only-content"><p class="MsoNormal"/);
    expect((await browser.get(`${address}?assignments_2=false`)).text).toContain(
      'id="assignment_show"',
    );
  });

  it('makes every hand-in an attempt, and shows any of them in the preview frame', async () => {
    const { course, assignment, as, person } = visit(sandbox.canvas);
    const browser = await as('lucia');
    const address = sandbox.canvas.url.assignment(course, assignment);
    const token =
      /name="authenticity_token" value="([^"]+)"/.exec((await browser.get(address)).text)?.[1] ??
      '';
    const fields = { 'submission[body]': '<p>Again.</p>' };
    expect((await browser.post(`${address}/submissions`, fields)).status).toBe(403);
    await browser.post(`${address}/submissions`, { ...fields, authenticity_token: token });
    expect(sandbox.canvas.submission(assignment, person('lucia'))?.attempts).toHaveLength(2);
    const newest = await browser.get(submissionUrl('303', '?preview=1'));
    expect(newest.text).toMatch(
      /id="submission_preview" data-resource-type="assignment.submission" data-resource-id="501"/,
    );
    expect(newest.text).toContain('<p>Again.</p>');
    const older = await browser.get(submissionUrl('303', '?preview=1&version=0'));
    expect(older.text).not.toContain('<p>Again.</p>');
  });

  it('shows work to its writer and to those who grade, nobody else', async () => {
    const { as } = visit(sandbox.canvas);
    expect((await (await as('lucia')).get(submissionUrl('304', '?preview=1'))).status).toBe(403);
    expect((await (await as('wisniewski')).get(submissionUrl('304', '?preview=1'))).status).toBe(
      200,
    );
    const details = await (await as('okafor')).get(submissionUrl('304'));
    expect(details.text).toMatch(/data-attempt="1" data-submission-id="502"/);
    expect(details.text).toContain('id="preview_frame"');
  });

  it('frames the classic SpeedGrader and lists its learners without their words', async () => {
    const { course, assignment, as } = visit(sandbox.canvas);
    const teacher = await as('okafor');
    const page = await teacher.get(sandbox.canvas.url.grader(course, assignment));
    expect(page.text).toContain('id="classic_speedgrader_container"');
    expect(page.text).toContain('<div id="iframe_holder"></div>');
    expect(envOf(page.text)).toMatchObject({ course_id: '101', assignment_id: '201' });
    const data = await teacher.get(
      `${sandbox.canvas.origin}/courses/101/gradebook/speed_grader.json?assignment_id=201`,
    );
    expect(JSON.parse(data.text)).toMatchObject({ context: { students: { length: 8 } } });
    expect(data.text).not.toContain('MsoNormal');
  });
});
