import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Sandbox, startSandbox } from './main.ts';
import { visit } from './visit.fixture.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.moodle.reset();
  sandbox.canvas.reset();
});

describe.each(['moodle', 'canvas'] as const)('%s', (name) => {
  const lms = () => sandbox[name];

  it('asks strangers to sign in, and keeps the way back', async () => {
    const { course, assignment } = visit(lms());
    const page = await openBrowser().get(lms().url.assignment(course, assignment));
    expect(page.location).toMatch(/^\/login/);
    expect(decodeURIComponent(page.location ?? '')).toContain(assignment.id);
  });

  it('shows every page it promises to a teacher and to a learner', async () => {
    const { course, assignment, as, person } = visit(lms());
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
    const { course, assignment, as } = visit(lms());
    const page = await (await as('lucia')).get(lms().url.grader(course, assignment));
    expect(page.status).toBeGreaterThanOrEqual(400);
    const water = lms().courses[1];
    if (!water) throw new Error('no second course');
    expect((await (await as('priya')).get(lms().url.course(water))).status).toBe(403);
  });

  it('is laid out from the right in Arabic, for the rest of the session', async () => {
    const { course, as } = visit(lms());
    const browser = await as('fatima');
    const parameter = name === 'moodle' ? 'lang' : 'session_locale';
    await browser.get(`${lms().url.dashboard()}?${parameter}=ar`);
    expect((await browser.get(lms().url.course(course))).text).toMatch(/<html dir="rtl" lang="ar"/);
  });

  it('has first drafts handed in and revised ones at home', () => {
    const { course, assignment, person } = visit(lms());
    const learners = course.members.filter((each) => each.post === 'learner');
    expect(learners.filter((each) => lms().submission(assignment, each))).toHaveLength(4);
    expect(lms().drafts(assignment, person('lucia'))).toHaveLength(2);
    for (const learner of learners) {
      expect(lms().drafts(assignment, learner).length, learner.name).toBeGreaterThan(0);
    }
  });

  it('misbehaves when told to, and forgets it on reset', async () => {
    const { course, as } = visit(lms());
    const browser = await as('lucia');
    lms().misbehave.failNext(503);
    expect((await browser.get(lms().url.course(course))).status).toBe(503);
    expect((await browser.get(lms().url.course(course))).status).toBe(200);
    lms().misbehave.signEveryoneOut();
    expect((await browser.get(lms().url.course(course))).location).toMatch(/^\/login/);
  });
});
