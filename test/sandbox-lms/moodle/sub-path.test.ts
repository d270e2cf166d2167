import { afterAll, beforeAll, expect, it } from 'vitest';
import { readForm } from '../browser.ts';
import { type FakeTool, startFakeTool } from '../fake-tool.ts';
import { type Sandbox, startSandbox } from '../main.ts';
import { configOf, visit } from '../visit.fixture.ts';

let tool: FakeTool;
let sandbox: Sandbox;
beforeAll(async () => {
  tool = await startFakeTool();
  sandbox = await startSandbox({ moodle: { path: '/moodle' }, tool: tool.registration });
});
afterAll(async () => {
  tool.close();
  await sandbox.close();
});
const open = () => ({ moodle: sandbox.moodle, ...visit(sandbox.moodle) });

it('has every address below the path, its issuer and services as well', () => {
  const { moodle } = open();
  const root = `${moodle.origin}/moodle`;
  const { issuer, authUrl, tokenUrl, jwksUrl } = moodle.platform;
  expect(issuer).toBe(root);
  for (const each of [authUrl, tokenUrl, jwksUrl, moodle.url.dashboard()]) {
    expect(each.startsWith(`${root}/`), each).toBe(true);
  }
});

it('keeps every link of its pages below the path', async () => {
  const { moodle, as, course, assignment } = open();
  const teacher = await as('okafor');
  const { url } = moodle;
  for (const address of [
    url.dashboard(),
    url.course(course),
    url.assignment(course, assignment),
    url.grading(course, assignment),
    url.grader(course, assignment),
  ]) {
    const page = await teacher.get(address);
    expect(page.status, address).toBe(200);
    expect(configOf(page.text).wwwroot).toBe(`${moodle.origin}/moodle`);
    const links = [...page.text.matchAll(/\b(?:href|src|action)="(\/[^"]*|http[^"]*)"/g)];
    const outside = links
      .map(([, link = '']) => new URL(link, moodle.origin))
      .filter((each) => each.origin === moodle.origin && !each.pathname.startsWith('/moodle/'));
    expect(outside.map(String), address).toEqual([]);
  }
});

it('sends people on below the path, and has nothing above it', async () => {
  const { moodle, as, course, assignment } = open();
  const stranger = await (await as('lucia')).get(`${moodle.origin}/mod/assign/view.php?id=101`);
  expect(stranger.status).toBe(404);
  moodle.misbehave.signEveryoneOut();
  const browser = await as('lucia');
  moodle.misbehave.signEveryoneOut();
  const page = await browser.get(moodle.url.assignment(course, assignment));
  expect(page.location).toMatch(/^\/moodle\/login\/index\.php\?wantsurl=%2Fmoodle%2Fmod%2Fassign/);
});

it('launches the tool from there', async () => {
  const { moodle, as, course } = open();
  const launch = await (await as('lucia')).get(moodle.url.toolLaunch(course));
  expect(readForm(launch.text, 'ltiInitiateLoginForm').fields.iss).toBe(moodle.platform.issuer);
});
