import { afterEach, beforeEach, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { putPlatform } from '../add-platform.ts';
import { COMMAND } from '../audit/audit.ts';
import { makeTenant } from '../db/tenant.ts';
import { startWorld, type World } from '../lti/testing/launching.ts';
import { claim, MEMBERSHIP } from '../lti/testing/tiny-platform.ts';
import { makeLink } from './links.ts';
import { confirm } from './registrations.ts';
import { TOOL } from './tool-configuration.ts';

const PLATFORM = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const ROSTER = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const GUID = 'https://canvas.instructure.com/lti/account_lti_guid';

onBothDatabases('registration by a link', ({ database }) => {
  let world: World;
  let host: string;
  beforeEach(async () => {
    world = await startWorld(database());
    host = new URL(world.platform.issuer).host;
  });
  afterEach(() => world.close());

  const newLink = async (
    options: { host?: string | null; hours?: number; tenant?: string } = {},
  ) => {
    const { url } = await makeLink(world.deps, { tenant: world.tenant, host, ...options });
    return new URL(url).searchParams.get('link') ?? '';
  };
  const fields = (link: string, address = `${world.platform.issuer}/configuration`) =>
    new URLSearchParams({ link, openid_configuration: address, registration_token: 'told once' });
  const open = async (query: URLSearchParams) => {
    const response = await fetch(`${world.here}/lti/register?${query}`);
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const press = async (body: URLSearchParams) => {
    const response = await fetch(`${world.here}/lti/register`, { method: 'POST', body });
    return { status: response.status, text: await response.text() };
  };
  async function launch(changed: Record<string, unknown> = {}) {
    const { state, nonce, cookie } = await world.login({ client_id: 'client-2' });
    if (state === '') return { status: 0, text: '', session: undefined };
    const token = await world.platform.sign(
      world.claims(nonce, {
        aud: 'client-2',
        [claim('deployment_id')]: 'deployment-2',
        [claim('roles')]: [`${MEMBERSHIP}Instructor`],
        ...changed,
      }),
    );
    return world.post({ id_token: token, state }, { cookie });
  }

  it('says what it asks and why before anything happens, and registers at the press of a button', async () => {
    const link = await newLink();
    const page = await open(fields(link));
    expect([page.status, world.platform.registering.asked]).toEqual([200, []]);
    expect(page.text).toContain(`Register Waymark at ${host}`);
    for (const said of ['Willow Lane School', 'moodle 5.1+', 'class list', 'No email address'])
      expect(page.text).toContain(said);
    const done = await press(fields(link));
    expect(done.text).toContain(`Waymark is registered at ${host}`);
    expect(done.text).toContain('client-2');
    expect(world.platform.registering.asked).toEqual([
      {
        authorization: 'Bearer told once',
        body: expect.objectContaining({
          redirect_uris: [`${world.url}/lti/launch`],
          jwks_uri: `${world.url}/lti/keys`,
          scope: ROSTER,
          token_endpoint_auth_method: 'private_key_jwt',
          [TOOL]: expect.objectContaining({
            domain: new URL(world.url).host,
            claims: ['iss', 'sub', 'name'],
          }),
        }),
      },
    ]);
    expect((await launch()).session.me.tenant.name).toBe('Willow Lane School');
  });

  it('keeps of a link nothing but a hash, and puts its secret in no log', async () => {
    const link = await newLink();
    await open(fields(link));
    await press(fields(link));
    const rows = await database().registry((tx) =>
      tx.selectFrom('registry.registration_link').selectAll().execute(),
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(link);
    expect(world.lines.join('')).not.toMatch(new RegExp(`${link}|told once`));
  });

  it('A26 refuses a link that is unknown, used, out of time or for another host, and says who can mend it', async () => {
    const used = await newLink();
    await press(fields(used));
    const refused = [
      { link: '', status: 403, said: 'We do not know this registration link' },
      { link: 'never made', status: 403, said: 'We do not know this registration link' },
      { link: used, status: 410, said: 'was used already' },
      { link: await newLink({ hours: -1 }), status: 410, said: 'has run out' },
      {
        link: await newLink({ host: 'moodle.other.example' }),
        status: 403,
        said: `is for moodle.other.example, and this is ${host}`,
      },
    ];
    const before = world.platform.registering.configurationAsked;
    for (const { link, status, said } of refused)
      for (const answer of [await open(fields(link)), await press(fields(link))]) {
        expect(answer.text).toContain(said);
        expect(answer.status).toBe(status);
        expect(answer.text).toMatch(/those who run your Waymark server/i);
      }
    // A link for one LMS makes this server ask no other.
    expect(world.platform.registering.configurationAsked).toBe(before);
    expect(world.platform.registering.asked).toHaveLength(1);
  });

  it('is used once, however many press at the same moment', async () => {
    const link = await newLink();
    const many = await Promise.all([1, 2, 3, 4].map(() => press(fields(link))));
    expect(many.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410]);
    expect(world.platform.registering.asked).toHaveLength(1);
  });

  it('A29 is tried so often from one address, and no more', async () => {
    const tries = Array.from({ length: 40 }, () => open(new URLSearchParams({ link: 'x' })));
    // Whoever wants something else is answered meanwhile.
    expect((await fetch(`${world.here}/healthz`)).status).toBe(200);
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 400)).toHaveLength(30);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  });

  it('is good for another try when the LMS says no', async () => {
    const link = await newLink();
    world.platform.registering.status = 401;
    const first = await press(fields(link));
    expect([first.status, first.text]).toEqual([502, expect.stringContaining('did not take')]);
    world.platform.registering.status = 200;
    expect((await press(fields(link))).status).toBe(200);
  });

  it('tells a person who opens it in a browser where it belongs', async () => {
    const page = await open(new URLSearchParams({ link: await newLink() }));
    expect(page.text).toContain('In Moodle, paste it at');
  });

  it('lets nobody in by a link that named no LMS until somebody has confirmed it', async () => {
    const link = await newLink({ host: null });
    expect((await open(fields(link))).text).toContain('This link names no learning site');
    const done = await press(fields(link));
    const client = { issuer: world.platform.issuer, clientId: 'client-2' };
    expect(done.text).toContain(
      `npm run platform -- confirm --issuer ${client.issuer} --client-id client-2`,
    );
    expect((await launch()).status).toBe(0);
    expect(await confirm(world.deps, client, COMMAND)).toBe(true);
    expect(await confirm(world.deps, client, COMMAND)).toBe(false);
    expect((await launch()).status).toBe(200);
    const audited = await database().tenant(world.tenant, (tx) =>
      tx.selectFrom('school.audit').select(['action', 'code']).orderBy('made_at').execute(),
    );
    expect(audited).toEqual([
      { action: 'platform.link', code: 'any_host' },
      { action: 'platform.register', code: 'waits' },
      { action: 'platform.confirm', code: 'done' },
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['issuer', { issuer: 'https://canvas.instructure.com' }],
    ['another issuer', { issuer: 'https://moodle.other.example' }],
    ['keys', { jwks_uri: 'https://keys.other.example/' }],
    ['token', { token_endpoint: 'http://169.254.169.254/token' }],
    ['sign-in', { authorization_endpoint: 'https://phish.example/auth' }],
    ['registration', { registration_endpoint: 'http://127.0.0.1:1/' }],
    ['no addresses', { issuer: 'javascript:alert(1)' }],
  ])('A28 trusts no LMS that speaks for another host: %s', async (_what, configuration) => {
    world.platform.registering.configuration = configuration;
    const link = await newLink({ host: null });
    for (const answer of [await open(fields(link)), await press(fields(link))])
      expect([answer.status, answer.text]).toEqual([
        400,
        expect.stringContaining('Waymark was not registered'),
      ]);
    expect(world.platform.registering.asked).toEqual([]);
  });

  it.each([
    'http://10.0.0.1/c',
    'http://lms.example/c',
    'file:///etc/passwd',
    'ftp://x',
    'no address',
  ])('asks nothing of %s', async (address) => {
    const page = await open(fields(await newLink({ host: null }), address));
    expect(page.status).toBeGreaterThanOrEqual(400);
    expect(page.text).toContain('Waymark was not registered');
  });

  it('shows nothing of what an LMS calls itself as markup', async () => {
    world.platform.registering.configuration = {
      [PLATFORM]: { product_family_code: '<script>alert(1)</script>' },
    };
    const { text, headers } = await open(fields(await newLink()));
    expect(text).toContain('&lt;script&gt;alert(1)');
    expect(text).not.toContain('<script>alert');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('gives no LMS of one school to another', async () => {
    await press(fields(await newLink()));
    const tenant = await makeTenant(database(), 'Harbour School');
    const taken = await press(fields(await newLink({ tenant })));
    expect([taken.status, taken.text]).toEqual([
      403,
      expect.stringContaining('registered in Waymark for another school'),
    ]);
    expect((await launch()).session.me.tenant.name).toBe('Willow Lane School');
  });

  it('knows a Canvas deployment made afterwards by the account that was registered', async () => {
    world.platform.registering.configuration = {
      scopes_supported: [ROSTER, 'https://purl.imsglobal.org/spec/lti-ags/scope/score'],
      [PLATFORM]: { product_family_code: 'canvas', version: 'vCloud', [GUID]: 'account-1' },
    };
    world.platform.registering.answer = { [TOOL]: {} };
    const link = await newLink();
    expect((await open(fields(link))).text).toContain('The numbers Canvas gives');
    await press(fields(link));
    expect(world.platform.registering.asked[0]?.body).toMatchObject({
      scope: ROSTER,
      [TOOL]: {
        custom_parameters: { canvas_user_id: '$Canvas.user.id' },
        'https://canvas.instructure.com/lti/privacy_level': 'name_only',
        messages: [
          {
            placements: ['course_navigation'],
            'https://canvas.instructure.com/lti/course_navigation/default_enabled': true,
          },
          { type: 'LtiDeepLinkingRequest', placements: ['assignment_selection', 'link_selection'] },
        ],
      },
    });
    const from = (guid: string) => ({
      [claim('deployment_id')]: `made later for ${guid}`,
      [claim('tool_platform')]: { guid, product_family_code: 'canvas' },
    });
    expect((await launch(from('account-1'))).session.me.tenant.name).toBe('Willow Lane School');
    expect((await launch(from('somebody else'))).status).toBe(403);
  });

  it('serves the fields and the Canvas key of a school, and of no other', async () => {
    const page = await fetch(`${world.here}/lti/setup/${world.tenant}`);
    const text = await page.text();
    for (const said of ['Willow Lane School', `${world.url}/lti/keys`, 'data-copy'])
      expect(text).toContain(said);
    const key = await fetch(`${world.here}/lti/setup/${world.tenant}/canvas.json`);
    expect(await key.json()).toMatchObject({
      oidc_initiation_url: `${world.url}/lti/login`,
      public_jwk_url: `${world.url}/lti/keys`,
      scopes: [ROSTER],
      extensions: [{ privacy_level: 'name_only' }],
    });
    for (const other of ['x', '00000000-0000-4000-8000-000000000000', `${world.tenant}%00`])
      for (const path of [other, `${other}/canvas.json`])
        expect((await fetch(`${world.here}/lti/setup/${path}`)).status).toBe(404);
  });

  it('keeps an LMS that is registered anew as its school has it', async () => {
    const { issuer } = world.platform;
    const addresses = { authUrl: `${issuer}/a`, tokenUrl: `${issuer}/t`, jwksUrl: `${issuer}/j` };
    const known = { issuer, clientId: 'client-9', deploymentId: null, ...addresses };
    const rest = { tenant: world.tenant, lms: 'other', guid: null, active: true } as const;
    await putPlatform(world.deps, { ...known, ...rest });
    await putPlatform(world.deps, { ...known, ...rest, authUrl: `${issuer}/b` });
    const found = (await world.deps.lti.platforms()).filter((one) => one.clientId === 'client-9');
    expect(found).toMatchObject([{ authUrl: `${issuer}/b`, active: true }]);
  });
});
