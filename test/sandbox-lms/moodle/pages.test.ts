import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../browser.ts';
import { type Sandbox, startSandbox } from '../main.ts';
import { configOf, visit } from '../visit.fixture.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.moodle.reset());

describe('moodle', () => {
  it('tells the person, the course and the cmid in M.cfg and on body, and cannot be framed from elsewhere', async () => {
    const { course, assignment, as } = visit(sandbox.moodle);
    const page = await (await as('lucia')).get(sandbox.moodle.url.assignment(course, assignment));
    expect(configOf(page.text)).toMatchObject({
      wwwroot: sandbox.moodle.origin,
      userId: 1004,
      courseId: 40,
      contextInstanceId: 101,
    });
    expect(page.text).toMatch(
      /<body id="page-mod-assign-view" class="[^"]*path-mod-assign [^"]*course-40 [^"]*cmid-101 cm-type-assign/,
    );
    expect(page.headers.get('x-frame-options')).toBe('sameorigin');
  });

  it('keeps the whole text in the page, hidden, beside its summary', async () => {
    const { course, assignment, as } = visit(sandbox.moodle);
    const browser = await as('lucia');
    const { text } = await browser.get(sandbox.moodle.url.assignment(course, assignment));
    expect(text).toMatch(
      /class="[^"]*full_assignsubmission_onlinetext_31 [^"]*" hidden style="display: none;"/,
    );
    expect(text).toContain('class="MsoNormal"');
    const before = await (await as('soren')).get(sandbox.moodle.url.assignment(course, assignment));
    expect(before.text).not.toContain('submissionstatussubmitted');
  });

  it('changes the text of a submission and keeps its id', async () => {
    const { course, assignment, as, person } = visit(sandbox.moodle);
    const browser = await as('lucia');
    const edit = await browser.get(sandbox.moodle.url.handIn(course, assignment));
    const form = {
      id: assignment.id,
      action: 'savesubmission',
      sesskey: String(configOf(edit.text).sesskey),
      'onlinetext_editor[text]': '<p>Again.</p>',
    };
    const address = `${sandbox.moodle.origin}/mod/assign/view.php`;
    await browser.post(address, { ...form, sesskey: 'forged' });
    expect(sandbox.moodle.submission(assignment, person('lucia'))?.attempts).toHaveLength(1);
    await browser.post(address, form);
    const after = await browser.get(sandbox.moodle.url.assignment(course, assignment));
    expect(after.text).toContain('full_assignsubmission_onlinetext_31');
    expect(after.text).toContain('<p>Again.</p>');
  });

  it('frames the grader empty and serves its panel as a fragment', async () => {
    const { course, assignment, as, person } = visit(sandbox.moodle);
    const teacher = await as('okafor');
    const amara = person('amara').id;
    const page = await teacher.get(sandbox.moodle.url.grader(course, assignment, person('amara')));
    expect(page.text).toMatch(
      /data-region="grading-navigation-panel" data-first-userid="1004" data-courseid="40"/,
    );
    expect(page.text).toContain(
      `data-region="user-info" class="user-info" data-assignmentid="11" data-userid="${amara}"`,
    );
    expect(page.text).toMatch(
      /<select id="change-user-select" data-action="change-user" data-currentuserid="1002"/,
    );
    expect(page.text).not.toContain('gradeform');
    const [fragment] = await call(teacher, page.text, 'core_get_fragment', {
      component: 'mod_assign',
      callback: 'gradingpanel',
      contextid: '221',
      args: [{ name: 'userid', value: amara }],
    });
    expect(JSON.stringify(fragment)).toContain(`_qf__mod_assign_grade_form_${amara}`);
    expect(JSON.stringify(fragment)).toContain('name=\\"userid\\" value=\\"0\\"');
  });

  it('answers its services to the right sesskey and the right people', async () => {
    const { course, assignment, as } = visit(sandbox.moodle);
    const learner = await as('lucia');
    const page = await learner.get(sandbox.moodle.url.assignment(course, assignment));
    const [state] = await call(learner, page.text, 'core_courseformat_get_state', { courseid: 40 });
    const { cm } = JSON.parse(String(state?.data)) as { cm: { id: string; module: string }[] };
    expect(cm.filter((each) => each.module === 'lti')).toMatchObject([{ id: '109' }]);
    const [probe] = await call(learner, page.text, 'mod_assign_list_participants', {
      assignid: 11,
    });
    expect(probe).toMatchObject({ error: true, exception: { errorcode: 'nopermission' } });
    const [forged] = await call(
      learner,
      'M.cfg = {"sesskey":"x"};',
      'core_courseformat_get_state',
      {},
    );
    expect(forged).toMatchObject({ error: true, exception: { errorcode: 'invalidsesskey' } });
  });

  type Answer = { error: boolean; data?: unknown };
  async function call(browser: Browser, pageText: string, methodname: string, args: object) {
    const address = `${sandbox.moodle.origin}/lib/ajax/service.php?sesskey=${String(configOf(pageText).sesskey)}`;
    const answer = await browser.postJson(address, [{ index: 0, methodname, args }]);
    return JSON.parse(answer.text) as Answer[];
  }
});
