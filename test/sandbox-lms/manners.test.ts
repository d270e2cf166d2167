import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from './main.ts';
import { configOf, visit } from './visit.fixture.ts';

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
  const open = () => ({ lms: sandbox[name], ...visit(sandbox[name], 'town') });

  it('puts manners into every page until the day is over', async () => {
    const { lms, as, course } = open();
    const page = async () => (await browser.get(lms.url.course(course))).text;
    const prerender = [lms.url.dashboard()];
    const browser = await as('lucia');
    lms.manners.set({ dark: true, storageBlocked: true, prerender });
    const odd = await page();
    expect(odd).toContain('/static/dark.css"');
    expect(odd).toContain("'SecurityError'");
    expect(odd).toContain('<script type="speculationrules">{"prerender":[{"urls":["http');
    lms.reset();
    const usual = await (await as('lucia')).get(lms.url.course(course));
    expect(usual.text).not.toMatch(/dark\.css|SecurityError|speculationrules/);
  });

  it('lets the browser keep pages for its back button, when asked', async () => {
    const { lms, as, course } = open();
    const browser = await as('lucia');
    const caching = async () =>
      (await browser.get(lms.url.course(course))).headers.get('cache-control');
    expect(await caching()).toContain('no-store');
    lms.manners.set({ backForwardCache: true });
    expect(await caching()).not.toContain('no-store');
  });

  it('fails the kind of answer it was told to fail, once', async () => {
    const { lms, as, course } = open();
    const browser = await as('okafor');
    const data =
      name === 'moodle'
        ? () => browser.postJson(`${lms.origin}/lib/ajax/service.php?info=core_x`, [])
        : () => browser.get(`${lms.origin}/api/v1/users/self`);
    lms.misbehave.failNext(500, 'data');
    expect((await browser.get(lms.url.course(course))).status).toBe(200);
    expect((await data()).status).toBe(500);
    expect((await data()).status).toBe(200);
  });

  it('makes one kind of answer slow', async () => {
    const { lms, as, course, assignment, person } = open();
    const browser = await as('okafor');
    lms.misbehave.slow(400, 'work');
    const took = async (work: () => Promise<unknown>) => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    };
    const work =
      name === 'moodle'
        ? () => browser.postJson(`${lms.origin}/lib/ajax/service.php?info=core_get_fragment`, [])
        : () => browser.get(sandbox.canvas.url.preview(course, assignment, person('lucia')));
    expect(await took(work)).toBeGreaterThanOrEqual(390);
    expect(await took(() => browser.get(`${lms.origin}/static/style.css`))).toBeLessThan(390);
  });

  it('tells the pages’ scripts how fast to be', async () => {
    const { lms, as } = open();
    const browser = await as('lucia');
    lms.misbehave.pace(0.02);
    const { text } = await browser.get(`${lms.origin}/static/pace.js`);
    expect(text).toContain('window.sandboxPace = 0.02');
  });

  it('says to pages and to scripts, each in its words, that the session has ended', async () => {
    const { lms, as, course } = open();
    const browser = await as('okafor');
    const before = await browser.get(lms.url.course(course));
    lms.misbehave.signEveryoneOut();
    expect((await browser.get(lms.url.course(course))).location).toMatch(/^\/login/);
    if (name === 'moodle') {
      const sesskey = String(configOf(before.text).sesskey);
      const address = `${lms.origin}/lib/ajax/service.php?sesskey=${sesskey}`;
      const answer = await browser.postJson(address, []);
      expect(answer.text).toContain('servicerequireslogin');
    } else {
      const data = `${lms.origin}/courses/103/gradebook/speed_grader.json?assignment_id=205`;
      expect((await browser.get(data)).status).toBe(401);
    }
  });

  it('has a page on its site that says nothing of an LMS', async () => {
    const { lms, as } = open();
    const { text } = await (await as('lucia')).get(lms.url.unmarkedPage());
    expect(text).not.toMatch(/<script|ENV|M\.cfg|class=/);
  });
});
