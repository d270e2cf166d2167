import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, openBrowser } from './browser.ts';
import {
  type Assignment,
  type Course,
  type Flavour,
  type Person,
  type PersonKey,
  type Sandbox,
  startSandbox,
} from './main.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.moodle.reset();
  sandbox.canvas.reset();
});

/** The first course, its first assignment, people by key, and a browser signed in as one of them. */
function open(lms: Flavour): {
  course: Course;
  assignment: Assignment;
  person(key: PersonKey): Person;
  as(key: PersonKey): Promise<Browser>;
} {
  const [course] = lms.courses;
  const assignment = course?.assignments[0];
  if (!course || !assignment) throw new Error('an empty school');
  const person = (key: PersonKey) => {
    const found = lms.people.find((each) => each.key === key);
    if (!found) throw new Error(`nobody called ${key}`);
    return found;
  };
  const as = async (key: PersonKey): Promise<Browser> => {
    const browser = openBrowser();
    await browser.post(lms.url.signInAs(person(key)));
    return browser;
  };
  return { course, assignment, person, as };
}

describe.each(['moodle', 'canvas'] as const)('%s', (name) => {
  const lms = () => sandbox[name];

  it('asks strangers to sign in, and keeps the way back', async () => {
    const { course, assignment } = open(lms());
    const page = await openBrowser().get(lms().url.assignment(course, assignment));
    expect(page.location).toMatch(/^\/login/);
    expect(decodeURIComponent(page.location ?? '')).toContain(assignment.id);
  });

  it('shows every page it promises to a teacher and to a learner', async () => {
    const { course, assignment, as, person } = open(lms());
    const { url } = lms();
    const forAll = [
      url.dashboard(),
      url.course(course),
      url.assignment(course, assignment),
      url.unknownPage(course),
    ];
    const teacher = await as('okafor');
    for (const each of [
      ...forAll,
      url.grader(course, assignment),
      url.grader(course, assignment, person('amara')),
    ]) {
      expect((await teacher.get(each)).status, each).toBe(200);
    }
    const learner = await as('lucia');
    for (const each of [...forAll, url.handIn(course, assignment)]) {
      expect((await learner.get(each)).status, each).toBe(200);
    }
  });

  it('keeps learners out of the grader and strangers out of a course', async () => {
    const { course, assignment, as } = open(lms());
    const page = await (await as('lucia')).get(lms().url.grader(course, assignment));
    expect(page.status).toBeGreaterThanOrEqual(400);
    const water = lms().courses[1];
    if (!water) throw new Error('no second course');
    expect((await (await as('priya')).get(lms().url.course(water))).status).toBe(403);
  });

  it('is laid out from the right in Arabic, for the rest of the session', async () => {
    const { course, as } = open(lms());
    const browser = await as('fatima');
    const parameter = name === 'moodle' ? 'lang' : 'session_locale';
    await browser.get(`${lms().url.dashboard()}?${parameter}=ar`);
    expect((await browser.get(lms().url.course(course))).text).toMatch(/<html dir="rtl" lang="ar"/);
  });

  it('has first drafts handed in and revised ones at home', () => {
    const { course, assignment, person } = open(lms());
    const learners = course.members.filter((each) => each.post === 'learner');
    expect(learners.filter((each) => lms().submission(assignment, each))).toHaveLength(4);
    expect(lms().drafts(assignment, person('lucia'))).toHaveLength(2);
    for (const learner of learners) {
      expect(lms().drafts(assignment, learner).length, learner.name).toBeGreaterThan(0);
    }
  });

  it('misbehaves when told to, and forgets it on reset', async () => {
    const { course, as } = open(lms());
    const browser = await as('lucia');
    lms().misbehave.failNext(503);
    expect((await browser.get(lms().url.course(course))).status).toBe(503);
    expect((await browser.get(lms().url.course(course))).status).toBe(200);
    lms().misbehave.signEveryoneOut();
    expect((await browser.get(lms().url.course(course))).location).toMatch(/^\/login/);
  });
});

describe('moodle', () => {
  const config = (text: string) =>
    JSON.parse(/M\.cfg\s*=\s*(\{.*?\});/s.exec(text)?.[1] ?? 'null') as Record<string, unknown>;

  it('tells the person, the course and the cmid in M.cfg and on body, and cannot be framed from elsewhere', async () => {
    const { course, assignment, as } = open(sandbox.moodle);
    const page = await (await as('lucia')).get(sandbox.moodle.url.assignment(course, assignment));
    expect(config(page.text)).toMatchObject({
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
    const { course, assignment, as } = open(sandbox.moodle);
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
    const { course, assignment, as, person } = open(sandbox.moodle);
    const browser = await as('lucia');
    const edit = await browser.get(sandbox.moodle.url.handIn(course, assignment));
    const form = {
      id: assignment.id,
      action: 'savesubmission',
      sesskey: String(config(edit.text).sesskey),
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
    const { course, assignment, as, person } = open(sandbox.moodle);
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
    const { course, assignment, as } = open(sandbox.moodle);
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
    const address = `${sandbox.moodle.origin}/lib/ajax/service.php?sesskey=${String(config(pageText).sesskey)}`;
    const answer = await browser.postJson(address, [{ index: 0, methodname, args }]);
    return JSON.parse(answer.text) as Answer[];
  }
});

describe('canvas', () => {
  const env = (text: string) =>
    JSON.parse(/^ {2}ENV = (\{.*\});$/m.exec(text)?.[1] ?? 'null') as Record<string, unknown>;
  const submissionUrl = (user: string, query = '') =>
    `${sandbox.canvas.origin}/courses/101/assignments/201/submissions/${user}${query}`;

  it('tells the person and the course in ENV, with words that would mislead a careless reader', async () => {
    const { course, assignment, as } = open(sandbox.canvas);
    const page = await (await as('lucia')).get(sandbox.canvas.url.assignment(course, assignment));
    expect(env(page.text)).toMatchObject({
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
    const { course, assignment, as } = open(sandbox.canvas);
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
    const { course, assignment, as, person } = open(sandbox.canvas);
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
    const { as } = open(sandbox.canvas);
    expect((await (await as('lucia')).get(submissionUrl('304', '?preview=1'))).status).toBe(403);
    expect((await (await as('wisniewski')).get(submissionUrl('304', '?preview=1'))).status).toBe(
      200,
    );
    const details = await (await as('okafor')).get(submissionUrl('304'));
    expect(details.text).toMatch(/data-attempt="1" data-submission-id="502"/);
    expect(details.text).toContain('id="preview_frame"');
  });

  it('frames the classic SpeedGrader and lists its learners without their words', async () => {
    const { course, assignment, as } = open(sandbox.canvas);
    const teacher = await as('okafor');
    const page = await teacher.get(sandbox.canvas.url.grader(course, assignment));
    expect(page.text).toContain('id="classic_speedgrader_container"');
    expect(page.text).toContain('<div id="iframe_holder"></div>');
    expect(env(page.text)).toMatchObject({ course_id: '101', assignment_id: '201' });
    const data = await teacher.get(
      `${sandbox.canvas.origin}/courses/101/gradebook/speed_grader.json?assignment_id=201`,
    );
    expect(JSON.parse(data.text)).toMatchObject({ context: { students: { length: 8 } } });
    expect(data.text).not.toContain('MsoNormal');
  });
});
