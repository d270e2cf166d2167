import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from './browser.ts';
import { type FakeTool, startFakeTool } from './fake-tool.ts';
import { type Flavour, type Sandbox, startSandbox } from './main.ts';
import { configOf, visit } from './visit.fixture.ts';

const CONFIGURATION = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const ROSTER = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const LEVEL = 'https://canvas.instructure.com/lti/privacy_level';

let tool: FakeTool;
let sandbox: Sandbox;
beforeAll(async () => {
  tool = await startFakeTool();
  sandbox = await startSandbox();
});
afterAll(async () => {
  tool.close();
  await sandbox.close();
});
beforeEach(() => {
  sandbox.moodle.reset();
  sandbox.canvas.reset();
});

type Begun = { configuration: string; token: string };

/** What an administrator's page does when a tool's address is pasted into it. */
async function begin(name: 'moodle' | 'canvas', browser: Browser): Promise<Begun> {
  const lms = sandbox[name];
  const address = 'http://localhost:1/register?link=x';
  if (name === 'canvas') {
    const path = `${lms.origin}/api/lti/accounts/1/registration_token?registration_url=${address}`;
    const told = JSON.parse((await browser.get(path)).text);
    return { configuration: told.oidc_configuration_url, token: told.token };
  }
  const { sesskey } = configOf((await browser.get(lms.url.manageTools())).text) ?? {};
  const query = new URLSearchParams({ url: address, sesskey: String(sesskey) });
  const { location } = await browser.get(
    `${lms.origin}/mod/lti/startltiadvregistration.php?${query}`,
  );
  const { searchParams } = new URL(location ?? '');
  expect(searchParams.get('link')).toBe('x');
  return {
    configuration: searchParams.get('openid_configuration') ?? '',
    token: searchParams.get('registration_token') ?? '',
  };
}

async function send({ configuration, token }: Begun, changes: object = {}, more: object = {}) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const known = (await (await fetch(configuration, { headers })).json()) as Record<string, string>;
  const { launchUrl, loginUrl, jwksUrl } = tool.registration;
  const body = {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['client_credentials', 'implicit'],
    initiate_login_uri: loginUrl,
    redirect_uris: [launchUrl],
    client_name: 'A tool',
    jwks_uri: jwksUrl,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: ROSTER,
    [CONFIGURATION]: {
      domain: new URL(launchUrl).host,
      target_link_uri: launchUrl,
      claims: ['iss', 'sub', 'name'],
      [LEVEL]: 'name_only',
      messages: [{ type: 'LtiResourceLinkRequest', placements: ['course_navigation'] }],
      ...more,
    },
    ...changes,
  };
  const answer = await fetch(known.registration_endpoint ?? '', {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown>, known };
}

async function letIn(lms: Flavour, name: 'moodle' | 'canvas', browser: Browser, id: string) {
  if (name === 'canvas')
    return browser.ask(`${lms.origin}/api/lti/accounts/1/registrations/${id}/enable`, {
      method: 'POST',
      headers: { 'x-csrf-token': decodeURIComponent(browser.cookie('_csrf_token')) },
    });
  const { sesskey } = configOf((await browser.get(lms.url.manageTools())).text) ?? {};
  const call = { index: 0, methodname: 'mod_lti_update_tool_type', args: { id, state: 1 } };
  return browser.postJson(`${lms.origin}/lib/ajax/service.php?sesskey=${sesskey}`, [call]);
}

describe.each(['moodle', 'canvas'] as const)('a tool that registers itself, %s', (name) => {
  const lms = () => sandbox[name];
  const admin = () => visit(lms()).as('anneke');

  it('is the LMS’s tool once an administrator lets it in, and not before', async () => {
    const browser = await admin();
    const { status, said, known } = await send(await begin(name, browser));
    expect([status, known.issuer]).toEqual([200, lms().platform.issuer]);
    const id = String(said.client_id);
    const teacher = await visit(lms()).as('okafor');
    const launch = lms().url.toolLaunch(visit(lms()).course);
    expect((await teacher.get(launch)).status).toBe(404);
    await letIn(lms(), name, browser, id);
    expect((await teacher.get(launch)).text).toContain(id);
    expect(lms().platform.clientId).toBe(id);
    const told = (said[CONFIGURATION] as { deployment_id?: string }).deployment_id;
    // Canvas makes its deployment afterwards.
    expect(told).toBe(name === 'moodle' ? lms().platform.deploymentId : undefined);
  });

  it('uses its token once, and needs one', async () => {
    const begun = await begin(name, await admin());
    expect((await send(begun)).status).toBe(200);
    expect((await send(begun)).status).toBe(401);
    const good = await begin(name, await admin());
    const forged = { ...good, token: `${good.token.slice(0, -4)}AAAA` };
    const unknown = {
      ...forged,
      configuration: good.configuration.replace(good.token, forged.token),
    };
    if (name === 'canvas') expect((await fetch(unknown.configuration)).status).toBe(401);
    else expect((await send(unknown)).status).toBe(401);
  });

  it('refuses what it could not launch', async () => {
    const browser = await admin();
    const expected = name === 'moodle' ? 400 : 422;
    const wrong: [object, object][] = [
      [{ redirect_uris: [] }, {}],
      [{ jwks_uri: '' }, {}],
      [{ token_endpoint_auth_method: 'client_secret_basic' }, {}],
      [{}, { domain: 'elsewhere.example' }],
      [{ [CONFIGURATION]: undefined }, {}],
    ];
    for (const [changes, more] of wrong)
      expect((await send(await begin(name, browser), changes, more)).status).toBe(expected);
  });

  it('is an administrator’s to begin', async () => {
    const teacher = await visit(lms()).as('okafor');
    expect((await teacher.get(lms().url.manageTools())).status).toBe(403);
  });
});

it('Canvas knows its scopes, and no others; Moodle leaves out what it does not know', async () => {
  const scope = `${ROSTER} https://tool.example/scope/everything`;
  const canvas = await begin('canvas', await visit(sandbox.canvas).as('anneke'));
  expect((await send(canvas, { scope })).status).toBe(422);
  const moodle = await begin('moodle', await visit(sandbox.moodle).as('anneke'));
  expect((await send(moodle, { scope })).said.scope).toBe(ROSTER);
});
