import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, FORMS, openBrowser, readForm } from './browser.ts';
import { type FakeTool, startFakeTool } from './fake-tool.ts';
import { type PersonKey, type Sandbox, startSandbox } from './main.ts';
import { claim } from './platform/claims.ts';

let tool: FakeTool;
let sandbox: Sandbox;
beforeAll(async () => {
  tool = await startFakeTool();
  sandbox = await startSandbox({ tool: tool.registration });
});
afterAll(async () => {
  tool.close();
  await sandbox.close();
});

const SETTINGS = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';
const ITEMS = 'https://purl.imsglobal.org/spec/lti-dl/claim/content_items';
const item = (changes: object = {}) => ({
  type: 'ltiResourceLink',
  title: 'Goals',
  url: tool.registration.launchUrl,
  custom: { opens: 'goals', here: '$Canvas.assignment.id' },
  ...changes,
});

describe.each(['moodle', 'canvas'] as const)('content that is chosen in %s', (name) => {
  const lms = () => sandbox[name];
  const course = () => {
    const [first] = lms().courses;
    if (!first) throw new Error('no course');
    return first;
  };
  async function signIn(key: PersonKey): Promise<Browser> {
    const person = lms().people.find((each) => each.key === key);
    if (!person) throw new Error(`nobody called ${key}`);
    const browser = openBrowser();
    await browser.post(lms().url.signInAs(person));
    return browser;
  }
  const field = (text: string, named: string) =>
    new RegExp(`name="${named}" value="([^"]*)"`).exec(text)?.[1] ?? '';

  /** The page where a choice begins, and the form that is posted to the tool. */
  async function begin(browser: Browser) {
    if (name === 'canvas')
      return browser.get(
        `${lms().origin}/courses/101/external_tools/7/resource_selection?launch_type=link_selection`,
      );
    const page = await browser.get(lms().url.addLink(course()));
    return browser.post(`${lms().origin}/mod/lti/contentitem.php`, {
      course: course().id,
      id: '9',
      sesskey: field(page.text, 'sesskey'),
    });
  }
  /** Claims of the token that follows a login form. */
  async function claimsOf(browser: Browser, login: Record<string, string>) {
    const query = new URLSearchParams({
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: login.client_id ?? '',
      redirect_uri: tool.registration.launchUrl,
      login_hint: login.login_hint ?? '',
      lti_message_hint: login.lti_message_hint ?? '',
      state: 'state',
      nonce: 'nonce',
    });
    let page = await browser.get(`${lms().platform.authUrl}?${query}`);
    while (page.location) page = await browser.get(new URL(page.location, page.url).href);
    return decodeJwt(readForm(page.text, FORMS[name].answer).fields.id_token ?? '');
  }
  async function ask(browser: Browser) {
    const { text } = await begin(browser);
    const claims = await claimsOf(browser, readForm(text, FORMS[name].login).fields);
    const settings = claims[SETTINGS] as { deep_link_return_url: string; accept_multiple: boolean };
    return {
      claims,
      settings,
      answer: (JWT: string) => browser.post(settings.deep_link_return_url, { JWT }),
    };
  }

  it('is asked for without a link, with an address on the LMS to answer to', async () => {
    const { claims, settings } = await ask(await signIn('okafor'));
    expect(claims).toMatchObject({ [claim('message_type')]: 'LtiDeepLinkingRequest' });
    expect(claims).not.toHaveProperty([claim('resource_link')]);
    expect(settings).toMatchObject({
      accept_types: ['ltiResourceLink'],
      accept_multiple: name === 'moodle',
    });
    expect(new URL(settings.deep_link_return_url).origin).toBe(lms().origin);
  });

  it('is for teachers alone', async () => {
    const { status, text } = await begin(await signIn('amara'));
    expect([403, 404]).toContain(status);
    expect(text).not.toContain(tool.registration.loginUrl);
  });

  it('comes back signed by the tool, once, of the types and as many as were asked for', async () => {
    const { answer, settings } = await ask(await signIn('okafor'));
    const stranger = await startFakeTool();
    const { platform } = lms();
    const wrong = [
      await stranger.answer(platform),
      await tool.answer(platform, { aud: 'https://elsewhere.example' }),
      await tool.answer(platform, { iss: 'somebody' }),
      await tool.answer(platform, { exp: Math.floor(Date.now() / 1000) - 1 }),
      await tool.answer(platform, { exp: Math.floor(Date.now() / 1000) + 3600 }),
      await tool.answer(platform, { nonce: undefined }),
      await tool.answer(platform, { [claim('deployment_id')]: 'other' }),
      await tool.answer(platform, { [claim('message_type')]: 'LtiResourceLinkRequest' }),
      await tool.answer(platform, { [claim('version')]: '1.0' }),
      await tool.answer(platform, { [ITEMS]: [item({ type: 'html' })] }),
      await tool.answer(platform, { 'https://purl.imsglobal.org/spec/lti-dl/claim/data': 'x' }),
    ];
    stranger.close();
    for (const jwt of wrong) expect((await answer(jwt)).status).toBe(400);
    const two = await answer(await tool.answer(platform, { [ITEMS]: [item(), item()] }));
    expect(two.status).toBe(settings.accept_multiple ? 200 : 400);
    const good = await tool.answer(platform, { [ITEMS]: [item()] });
    expect((await answer(good)).text).toContain('"title":"Goals"');
    expect((await answer(good)).status).toBe(400);
  });

  it('is put into the course, and says at each launch what the tool wanted to be told', async () => {
    const teacher = await signIn('okafor');
    const items = JSON.stringify([item()]);
    const learner = await signIn('amara');
    let form: string;
    if (name === 'moodle') {
      const page = await teacher.get(lms().url.addLink(course()));
      const sesskey = field(page.text, 'sesskey');
      await teacher.post(lms().url.addLink(course()), { course: course().id, sesskey, items });
      const [, cmid] =
        /view\.php\?id=(\d+)[^>]*><span class="instancename">Goals</.exec(
          (await learner.get(lms().url.course(course()))).text,
        ) ?? [];
      form = (await learner.get(`${lms().origin}/mod/lti/launch.php?id=${cmid}`)).text;
    } else {
      await teacher.get(`${lms().origin}/courses/101/modules`);
      const token = decodeURIComponent(teacher.cookie('_csrf_token'));
      const kept = await teacher.ask(`${lms().origin}/courses/101/modules/items`, {
        method: 'POST',
        headers: { 'X-CSRF-Token': token },
        body: new URLSearchParams({ items, assignment_id: '201' }),
      });
      expect(kept.status).toBe(200);
      const { text } = await learner.get(`${lms().origin}/courses/101/modules`);
      const [, path] = /href="([^"]*\/modules\/items\/\d+)"/.exec(text) ?? [];
      form = (await learner.get(lms().origin + path)).text;
    }
    const id = name === 'moodle' ? FORMS.moodle.login : 'tool_form_7';
    const claims = await claimsOf(learner, readForm(form, id).fields);
    expect(claims[claim('message_type')]).toBe('LtiResourceLinkRequest');
    expect(claims[claim('resource_link')]).toMatchObject({ title: 'Goals' });
    expect(claims[claim('custom')]).toMatchObject({
      opens: 'goals',
      here: name === 'canvas' ? '201' : '$Canvas.assignment.id',
    });
  });
});
