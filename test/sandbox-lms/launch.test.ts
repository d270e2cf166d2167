import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, FORMS, openBrowser, type Page, readForm } from './browser.ts';
import { type FakeTool, startFakeTool } from './fake-tool.ts';
import { type Flavour, type PersonKey, type Sandbox, startSandbox } from './main.ts';

let tool: FakeTool;
let sandbox: Sandbox;
beforeAll(async () => {
  tool = await startFakeTool();
  sandbox = await startSandbox();
  sandbox.setTool(tool.registration);
});
afterAll(async () => {
  tool.close();
  await sandbox.close();
});

const lti = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`;

async function signIn(lms: Flavour, key: PersonKey): Promise<Browser> {
  const person = lms.people.find((each) => each.key === key);
  if (!person) throw new Error(`nobody called ${key}`);
  const browser = openBrowser();
  await browser.post(lms.url.signInAs(person));
  return browser;
}

const course = (lms: Flavour) => {
  const first = lms.courses[0];
  if (!first) throw new Error('no course');
  return first;
};

type Name = 'moodle' | 'canvas';

/** The launch as far as the tool's login URL. */
async function initiate(name: Name, browser: Browser, url?: string) {
  const lms = sandbox[name];
  const page = await browser.get(url ?? lms.url.toolLaunch(course(lms)));
  const form = readForm(page.text, FORMS[name].login);
  expect(form.action).toBe(tool.registration.loginUrl);
  return form.fields;
}

/** What the tool does with the initiation; `changes` are its mistakes. */
async function askForToken(
  name: Name,
  browser: Browser,
  login: Record<string, string>,
  changes: Record<string, string> = {},
): Promise<Page> {
  const query = new URLSearchParams({
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: login.client_id ?? '',
    redirect_uri: tool.registration.launchUrl,
    login_hint: login.login_hint ?? '',
    lti_message_hint: login.lti_message_hint ?? '',
    state: 'state-1',
    nonce: 'nonce-1',
    ...changes,
  });
  let page = await browser.get(`${sandbox[name].platform.authUrl}?${query}`);
  while (page.location) page = await browser.get(new URL(page.location, page.url).href);
  return page;
}

/** A whole launch: the claims of its token, verified with the published keys. */
async function launch(name: Name, key: PersonKey, url?: string) {
  const { platform } = sandbox[name];
  const browser = await signIn(sandbox[name], key);
  const page = await askForToken(name, browser, await initiate(name, browser, url));
  const answer = readForm(page.text, FORMS[name].answer);
  expect(answer.action).toBe(tool.registration.launchUrl);
  expect(answer.fields.state).toBe('state-1');
  const keys = (await (await fetch(platform.jwksUrl)).json()) as JSONWebKeySet;
  const { payload } = await jwtVerify(answer.fields.id_token ?? '', createLocalJWKSet(keys), {
    algorithms: ['RS256'],
    issuer: platform.issuer,
    audience: platform.clientId,
  });
  return payload;
}

describe.each(['moodle', 'canvas'] as const)('%s', (name) => {
  const lms = () => sandbox[name];

  it('launches a learner from the course with a token signed by its published key', async () => {
    const payload = await launch(name, 'lucia');
    expect(payload.nonce).toBe('nonce-1');
    expect(payload[lti('roles')]).toContain(
      'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner',
    );
    expect(payload[lti('context')]).toMatchObject({ id: course(lms()).contextId });
    expect(payload[lti('target_link_uri')]).toBe(tool.registration.launchUrl);
    expect(payload[lti('tool_platform')]).toMatchObject({ guid: lms().platform.guid });
  });

  it('launches teachers, editing or not, as instructors', async () => {
    for (const key of ['okafor', 'wisniewski'] as const) {
      expect((await launch(name, key))[lti('roles')]).toContain(
        'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor',
      );
    }
  });

  it('compares redirect_uri as a string, and sends nobody to another', async () => {
    const browser = await signIn(lms(), 'lucia');
    for (const wrong of ['/', '?x=1', '#']) {
      const page = await askForToken(name, browser, await initiate(name, browser), {
        redirect_uri: tool.registration.launchUrl + wrong,
      });
      expect(page.status).toBe(400);
      expect(page.text).not.toContain('id_token" value');
    }
  });

  it('gives one token per launch', async () => {
    const browser = await signIn(lms(), 'lucia');
    const login = await initiate(name, browser);
    expect((await askForToken(name, browser, login)).text).toContain('name="id_token"');
    const again = await askForToken(name, browser, login);
    expect(again.status).toBe(400);
    expect(again.text).not.toContain('name="id_token"');
  });

  it('gives no token to another person than the one who pressed the link', async () => {
    const login = await initiate(name, await signIn(lms(), 'lucia'));
    const other = await signIn(lms(), 'amara');
    const amara = lms().people.find((each) => each.key === 'amara');
    for (const hint of [login.login_hint, amara?.id, amara?.uuid]) {
      const page = await askForToken(name, other, login, { login_hint: hint ?? '' });
      expect(page.text).not.toContain('name="id_token"');
    }
  });

  it('gives no token to nobody', async () => {
    const login = await initiate(name, await signIn(lms(), 'lucia'));
    const page = await askForToken(name, openBrowser(), login);
    expect(page.text).not.toContain('name="id_token"');
  });

  it.each([
    ['scope', 'profile', 'invalid_scope'],
    ['response_type', 'code', 'unsupported_response_type'],
    ['response_mode', 'query', 'invalid_request'],
    ['prompt', 'login', 'invalid_request'],
    ['nonce', '', 'invalid_request'],
    ['login_hint', 'someone', 'access_denied'],
  ])('tells the tool when %s is %j', async (field, value, error) => {
    const browser = await signIn(lms(), 'lucia');
    const page = await askForToken(name, browser, await initiate(name, browser), {
      [field]: value,
    });
    const answer = readForm(page.text, FORMS[name].answer);
    expect(answer.fields).toMatchObject({ error, state: 'state-1' });
    expect(answer.fields.id_token).toBeUndefined();
  });

  it('refuses an unknown client', async () => {
    const browser = await signIn(lms(), 'lucia');
    const page = await askForToken(name, browser, await initiate(name, browser), {
      client_id: 'stranger',
    });
    expect(page.status).toBe(400);
  });
});

describe('what only one of them does', () => {
  it('Moodle: the cmid is in the hint alone, the sub is the number pages show, a token lives a minute', async () => {
    const { moodle } = sandbox;
    const browser = await signIn(moodle, 'lucia');
    const page = await browser.get(moodle.url.toolLaunch(course(moodle)));
    const { fields } = readForm(page.text, 'ltiInitiateLoginForm');
    expect(JSON.parse(fields.lti_message_hint ?? '')).toMatchObject({ cmid: 109 });
    expect(fields).not.toHaveProperty('lti_storage_target');
    expect(fields.login_hint).toBe('1004');
    const payload = await launch('moodle', 'lucia');
    expect(payload.sub).toBe('1004');
    expect(Number(payload.exp) - Number(payload.iat)).toBe(60);
    expect(payload[lti('resource_link')]).toMatchObject({ id: '503' });
    expect(payload[lti('launch_presentation')]).toHaveProperty('return_url');
  });

  it('Moodle: signed out, the form says 0 and authorisation answers with a form to itself', async () => {
    const { moodle } = sandbox;
    const browser = openBrowser();
    const page = await browser.get(moodle.url.toolLaunch(course(moodle)));
    expect(readForm(page.text, 'ltiInitiateLoginForm').fields.login_hint).toBe('0');
    const repost = await browser.get(`${moodle.platform.authUrl}?scope=openid&state=a`);
    expect(repost.status).toBe(200);
    const form = readForm(repost.text, 'repostform');
    expect(form.fields).toMatchObject({ scope: 'openid', state: 'a', repost: '1' });
  });

  it('Canvas: platform storage offered, launch definitions listed, the assignment known where there is one', async () => {
    const { canvas } = sandbox;
    const browser = await signIn(canvas, 'lucia');
    const page = await browser.get(canvas.url.toolLaunch(course(canvas)));
    expect(readForm(page.text, 'tool_form').fields.lti_storage_target).toBe('_parent');
    const list = await browser.get(
      `${canvas.origin}/api/v1/courses/101/lti_apps/launch_definitions?placements[]=course_navigation`,
    );
    expect(JSON.parse(list.text)).toMatchObject([{ definition_id: 7, name: 'Waymark' }]);
  });

  it('Canvas: an opaque sub, the ids pages show in custom, a variable it cannot fill as it was written', async () => {
    const { canvas } = sandbox;
    const [assignment] = course(canvas).assignments;
    if (!assignment) throw new Error('no assignment');
    const custom = async (url?: string) => (await launch('canvas', 'lucia', url))[lti('custom')];
    expect((await launch('canvas', 'lucia')).sub).toMatch(/^[0-9a-f-]{36}$/);
    expect(await custom()).toEqual({
      canvas_user_id: '303',
      canvas_course_id: '101',
      canvas_assignment_id: '$Canvas.assignment.id',
      section_names: '["WP10 B"]',
    });
    const url = canvas.url.toolInAssignment(course(canvas), assignment);
    expect(await custom(url)).toMatchObject({ canvas_assignment_id: assignment.id });
  });
});
