import { constants, createHash, createHmac, KeyObject, sign } from 'node:crypto';
import { exportSPKI, type JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FRESH } from '../../test/postgres/databases.ts';
import { addPlatform } from '../add-platform.ts';
import type { Database } from '../db/database.ts';
import { startWorld, type World } from './testing/launching.ts';
import { claim, MEMBERSHIP } from './testing/tiny-platform.ts';

/** Names A… and C-… are those of common LTI test plans: attacks, and 1EdTech's certification. */
type Changed = JWTPayload | (() => JWTPayload);
type Case = [name: string, changed: Changed];
/** Times are as of the test, not of the file. */
const of = (changed: Changed): JWTPayload => (typeof changed === 'function' ? changed() : changed);
const now = () => Math.floor(Date.now() / 1000);
const without = (...names: string[]): JWTPayload =>
  Object.fromEntries(names.map((name) => [name, undefined]));

const BAD_CLAIMS: Case[] = [
  ['C-B03 version 11.3', { [claim('version')]: '11.3' }],
  ['C-B04 no version', without(claim('version'))],
  ['C-B04 version under a plain name', { ...without(claim('version')), version: '1.3.0' }],
  [
    'C-B05 no LTI claims',
    without(...['version', 'message_type', 'roles', 'resource_link', 'deployment_id'].map(claim)),
  ],
  [
    'C-B06 no aud, iss, sub, deployment, roles',
    without('aud', 'iss', 'sub', claim('deployment_id'), claim('roles')),
  ],
  ['C-B07 times long ago', { iat: 11111, exp: 22222 }],
  ['C-B08 no message type', without(claim('message_type'))],
  ['C-B09 no roles', without(claim('roles'))],
  ['C-B10 no deployment', without(claim('deployment_id'))],
  ['C-B11 no resource link', without(claim('resource_link'))],
  ['C-B11 resource link without id', { [claim('resource_link')]: {} }],
  ['C-B12 no sub', without('sub')],
  ['A05 no exp', without('exp')],
  ['A05 no iat', without('iat')],
  ['A05 iat an hour ahead', () => ({ iat: now() + 3600, exp: now() + 3700 })],
  ['A06 exp past', () => ({ iat: now() - 110, exp: now() - 70 })],
  ['A06 iat too old', () => ({ iat: now() - 200, exp: now() + 600 })],
  ['A07 no nonce', without('nonce')],
  ['A07 empty nonce', { nonce: '' }],
  ['A08 another nonce', { nonce: 'of-my-own' }],
  ['A11 two audiences without azp', { aud: ['client-1', 'client-2'] }],
  ['A11 foreign azp', { azp: 'client-2' }],
  ['A12 unregistered issuer', { iss: 'https://elsewhere.example' }],
  ['A12 audience of another client', { aud: 'client-2' }],
  ['A15 target on another host', { [claim('target_link_uri')]: 'https://evil.example/lti/launch' }],
  ['A16 roles as text', { [claim('roles')]: `${MEMBERSHIP}Instructor` }],
  ['A16 context as text', { [claim('context')]: '42' }],
  ['A16 custom as list', { [claim('custom')]: ['a'] }],
  ['other message types', { [claim('message_type')]: 'LtiDeepLinkingRequest' }],
];

type Valid = { id: number; what: string; roles: string[]; more?: JWTPayload; role: Role | null };
type Role = 'teacher' | 'learner';
/** 1EdTech's valid launches: a teacher's are 01 to 09, a learner's 11 to 19. */
const valid = (role: Role, name: string, first: number): Valid[] => {
  const known = { roles: [`${MEMBERSHIP}${name}`], role };
  const beside = `http://purl.imsglobal.org/vocab/lis/v2/institution/person#${name}`;
  return [
    { id: first, what: 'one role', ...known },
    { id: first + 1, what: 'several roles', ...known, roles: [beside, ...known.roles] },
    { id: first + 2, what: 'a short role', roles: [name], role },
    { id: first + 3, what: 'only unknown roles', roles: [`http://x.example/${name}`], role: null },
    { id: first + 4, what: 'an empty role', roles: [''], role: null },
    { id: first + 4, what: 'no role', roles: [], role: null },
    {
      id: first + 5,
      what: 'only email',
      ...known,
      more: { name: undefined, email: 'a@x.example' },
    },
    { id: first + 6, what: 'only names', ...known, more: { name: undefined, given_name: 'Ada' } },
    { id: first + 7, what: 'no personal data', ...known, more: without('name') },
    { id: first + 8, what: 'no context', ...known, more: without(claim('context')), role: null },
  ];
};
const VALID: Array<[string, Valid]> = [
  ...valid('teacher', 'Instructor', 1),
  ...valid('learner', 'Learner', 11),
].map((one) => [`C-V${String(one.id).padStart(2, '0')} ${one.what}`, one]);

const GOOD_CLAIMS: Case[] = [
  ['one audience in a list', { aud: ['client-1'] }],
  ['A43 our clock 60 s ahead', () => ({ iat: now() - 60, exp: now() })],
  ['A43 our clock behind', () => ({ iat: now() + 50, exp: now() + 110 })],
];

describe.each(Object.entries(FRESH))('launch guard (%s)', (_kind, open) => {
  let database: Database;
  let world: World;
  beforeAll(async () => {
    database = await open();
    world = await startWorld(database);
  });
  afterAll(async () => {
    await world.close();
    await database.close();
  });

  const refused = (answer: { status: number; text: string; session: unknown }) => {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.session).toBeUndefined();
    expect(answer.text).toMatch(/[0-9A-F]{10}/);
  };
  const people = () =>
    database.tenant(world.tenant, (tx) => tx.selectFrom('school.person').select('id').execute());

  it.each(BAD_CLAIMS)('refuses %s, and stores nothing', async (_name, changed) => {
    const before = await people();
    refused(await world.launch({ sub: `bad-${Math.random()}`, ...of(changed) }));
    expect(await people()).toEqual(before);
  });

  it.each(VALID)('accepts %s', async (name, { roles, more, role }) => {
    const { session } = await world.launch({ sub: name, [claim('roles')]: roles, ...more });
    expect(session.me.courses).toMatchObject(role === null ? [] : [{ role }]);
  });

  it.each(GOOD_CLAIMS)('accepts %s', async (_name, changed) => {
    const { session } = await world.launch(of(changed));
    expect(session.me.person).toMatch(/^[0-9a-f-]{36}$/);
  });

  type Forge = (claims: JWTPayload) => Promise<string> | string;
  const forgeries = (): Array<[string, Forge]> => {
    const { first, stranger } = world.platform.keys;
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return [
      ['A01 alg none', (claims) => `${encode({ alg: 'none', kid: 'first' })}.${encode(claims)}.`],
      [
        'A02 HS256 with the public key',
        async (claims) => {
          const body = `${encode({ alg: 'HS256', kid: 'first' })}.${encode(claims)}`;
          const key = await exportSPKI(first.publicKey);
          return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
        },
      ],
      ['A04 another key under the right id', (claims) => world.platform.sign(claims, stranger)],
      ['C-B01 no key id', (claims) => world.platform.sign(claims, first, { kid: undefined })],
      [
        'C-B02 unknown key id',
        (claims) => world.platform.sign(claims, first, { kid: 'imstester' }),
      ],
      [
        'C-B13 two segments',
        (claims) => `${encode({ alg: 'RS256', kid: 'first' })}.${encode(claims)}`,
      ],
      ['C-B13 not a JWT', () => 'words'],
      ...(['RS384', 'RS512', 'PS256'] as const).map((alg): [string, Forge] => [
        `A03 ${alg} with the right key`,
        (claims) => {
          const body = `${encode({ alg, kid: 'first' })}.${encode(claims)}`;
          const padding =
            alg === 'PS256' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
          const key = { key: KeyObject.from(first.privateKey), padding };
          return `${body}.${sign(`sha${alg.slice(2)}`, Buffer.from(body), key).toString('base64url')}`;
        },
      ]),
    ];
  };
  it('A01 A02 A03 A04 C-B01 C-B02 C-B13 refuses forged tokens', async () => {
    for (const [name, forge] of forgeries()) {
      const { state, nonce, cookie } = await world.login();
      const token = await forge(world.claims(nonce));
      const answer = await world.post({ id_token: token, state }, { cookie });
      expect([name, answer.status, answer.session]).toEqual([name, 401, undefined]);
    }
  });

  async function ready(changed: JWTPayload = {}) {
    const login = await world.login();
    return { ...login, token: await world.platform.sign(world.claims(login.nonce, changed)) };
  }

  it('A09 A20 takes a token and a state once', async () => {
    const { state, nonce, cookie, token } = await ready();
    expect((await world.post({ id_token: token, state }, { cookie })).session).toBeDefined();
    refused(await world.post({ id_token: token, state }, { cookie }));
    const again = await world.platform.sign(world.claims(nonce, { sub: '8' }));
    refused(await world.post({ id_token: again, state }, { cookie }));
  });

  it('A10 takes one of two at the same moment', async () => {
    const { state, cookie, token } = await ready();
    const both = [1, 2].map(() => world.post({ id_token: token, state }, { cookie }));
    const answers = await Promise.all(both);
    expect(answers.filter((answer) => answer.session !== undefined)).toHaveLength(1);
  });

  it('A13 does not take a token for another client of the same issuer', async () => {
    const { deps, platform } = world;
    await deps.lti.register({ ...platform.registration, clientId: 'client-2', name: 'Second' });
    const { state, cookie, token } = await ready({ aud: 'client-2' });
    refused(await world.post({ id_token: token, state }, { cookie }));
  });

  it('A14 quarantines a new deployment, and knows one by its guid', async () => {
    const other = { [claim('deployment_id')]: 'deployment-2' };
    const stranger = { ...other, [claim('tool_platform')]: { guid: 'guid-2' } };
    const answer = await world.launch(stranger);
    expect([answer.status, answer.session]).toEqual([403, undefined]);
    expect((await world.launch(stranger)).status).toBe(403);
    expect((await world.launch()).session).toBeDefined();
    const known = { [claim('deployment_id')]: 'deployment-3' };
    expect((await world.launch(known)).session.me.tenant.id).toBe(world.tenant);
  });

  it('A15 A17 A18 A19 binds a launch to its login and its browser', async () => {
    expect((await world.login({ target_link_uri: 'https://evil.example/' })).response.status).toBe(
      400,
    );
    const { state, cookie, token } = await ready();
    const other = await ready({ sub: 'attacker' });
    refused(await world.post({ id_token: token }, { cookie }));
    refused(await world.post({ id_token: token, state: `${state}x` }, { cookie }));
    refused(await world.post({ id_token: other.token, state }, { cookie }));
    const foreign = cookie.replace(/=.*/, `=${other.cookie.split('=')[1]}`);
    refused(await world.post({ id_token: token, state }, { cookie: foreign }));
    const recall = await world.post({ id_token: token, state });
    expect([recall.status, recall.session]).toEqual([200, undefined]);
    expect(recall.text).toContain('/lti/browser/launch.js');
  });

  it('A21 takes a stored proof from our own page only', async () => {
    const { state, token, data } = await ready();
    const fields = { id_token: token, state, proof: data.secret ?? '' };
    refused(await world.post(fields));
    refused(await world.post(fields, { origin: 'https://evil.example' }));
    refused(await world.post(fields, { origin: world.url, 'sec-fetch-site': 'cross-site' }));
    refused(await world.post({ ...fields, proof: 'wrong' }, { origin: world.url }));
    expect((await world.post(fields, { origin: world.url })).session).toBeDefined();
  });

  it('A22 A23 A39 survives odd requests', async () => {
    const ask = async (path: string, init: RequestInit) =>
      (await fetch(world.here + path, { redirect: 'manual', ...init })).status;
    const json = { 'content-type': 'application/json' };
    expect(await ask('//evil.example/', { method: 'POST' })).toBe(404);
    expect(
      await ask('/lti/launch', { method: 'POST', headers: json, body: '{"state":{"$ne":null}}' }),
    ).toBe(401);
    const big = new URLSearchParams({ id_token: 'x'.repeat(300_000) });
    expect(await ask('/lti/launch', { method: 'POST', body: big })).toBe(413);
    const many = new URLSearchParams(Array.from({ length: 41 }, (_, at) => [`p${at}`, '1']));
    expect(await ask('/lti/launch', { method: 'POST', body: many })).toBe(413);
    const twice = new URLSearchParams([
      ['state', 'a'],
      ['state', 'b'],
      ['id_token', 'c'],
    ]);
    expect(await ask('/lti/launch', { method: 'POST', body: twice })).toBe(400);
    expect(await ask('/lti/login?iss=a&iss=b', {})).toBe(400);
    const hint = new URLSearchParams({ lti_message_hint: 'h'.repeat(9000) });
    expect(await ask('/lti/login', { method: 'POST', body: hint })).toBe(400);
    for (const field of ['iss', 'client_id'])
      expect(await ask(`/lti/login?${new URLSearchParams({ [field]: 'a\0b' })}`, {})).toBe(400);
    expect(await ask('/healthz', {})).toBe(200);
  });

  it('A25 escapes what it shows', async () => {
    const evil = `</script><script>alert(1)</script>"'><img src=x>`;
    const { text } = await world.login({ login_hint: evil, lti_message_hint: evil });
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img');
    const { state } = await world.login();
    const recall = await world.post({ id_token: evil, state });
    expect(recall.text).not.toContain('<script>alert');
    const named = await world.launch({ name: evil });
    expect(named.text).not.toContain('<script>alert');
    expect(named.session.me.name).toBe(evil);
  });

  it('keeps a name without what PostgreSQL cannot keep, and takes no such id', async () => {
    expect((await world.launch({ name: 'An\0n' })).session.me.name).toBe('Ann');
    const nobody = await world.launch({ sub: 'a\0b' });
    expect([nobody.status, nobody.session]).toEqual([401, undefined]);
  });

  it('lets only its platform frame a page, before the launch is checked and after it', async () => {
    const ancestors = (response: Response) =>
      /frame-ancestors ([^;]*)/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
    const { response, state, nonce } = await world.login();
    expect(ancestors(response)).toBe(world.platform.issuer);
    const token = await world.platform.sign(world.claims(nonce));
    const recall = await world.post({ id_token: token, state });
    expect(ancestors(recall.response)).toBe(world.platform.issuer);
    const launched = ancestors((await world.launch()).response)
      ?.split(' ')
      .sort();
    // Its address of return is signed, too.
    expect(launched).toEqual(["'self'", 'http://lms.example', world.platform.issuer].sort());
    const other = { iss: 'https://canvas.instructure.com', client_id: 'cloud' };
    await addPlatform(world.deps, {
      ...{ ...world.platform.registration, issuer: other.iss, clientId: other.client_id },
      authUrl: 'https://sso.canvaslms.com/api/lti/authorize_redirect',
    });
    expect(ancestors((await world.login(other)).response)).toBe('*');
  });

  it('A35 A36 puts the token into no address, and lets only the LMS frame the page', async () => {
    const { response, session, text } = await world.launch();
    expect(response.headers.get('location')).toBeNull();
    expect(text.replace(/<script type="application\/json".*?<\/script>/s, '')).not.toContain(
      session.access,
    );
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`frame-ancestors 'self' `);
    expect(policy).toContain(world.platform.issuer);
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('A42 counts a deactivation at once', async () => {
    const { deps, platform } = world;
    const { issuer, clientId } = platform.registration;
    const waiting = await ready();
    await deps.lti.setActive(issuer, clientId, false);
    const answer = await world.post(
      { id_token: waiting.token, state: waiting.state },
      { cookie: waiting.cookie },
    );
    expect([answer.status, answer.session]).toEqual([401, undefined]);
    await deps.lti.setActive(issuer, clientId, true);
    expect((await world.launch()).session).toBeDefined();
  });

  it('A35 says who launched in no log line', async () => {
    await world.launch({ name: 'Log Lovelace', sub: 'log-sub' });
    const log = world.lines.join('');
    expect(log).toContain('/lti/launch');
    expect(log).not.toMatch(/Log Lovelace|log-sub|wm_|login_hint|id_token/);
  });

  describe('silent launch', () => {
    const verifier = 'v'.repeat(43);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    async function begin(changed: JWTPayload = {}) {
      const form = {
        iss: world.platform.issuer,
        login_hint: 'h',
        target_link_uri: `${world.url}/lti/launch`,
        client_id: 'client-1',
        lti_message_hint: '{"cmid":31}',
      };
      const started = await world.deps.lti.beginSilent(form, challenge);
      const asked = new URL(started.authorize).searchParams;
      const state = asked.get('state') ?? '';
      const claims = world.claims(asked.get('nonce') ?? '', changed);
      return { started, state, token: await world.platform.sign(claims) };
    }
    it('gives a launch to the client that began it, once', async () => {
      const { started, state, token } = await begin();
      expect(started.redirectUri).toBe(`${world.url}/lti/launch`);
      const { lti } = world.deps;
      await expect(lti.finishSilent(token, state, 'w'.repeat(43))).rejects.toMatchObject({
        code: 'launch_browser',
      });
      const launch = await lti.finishSilent(token, state, verifier);
      expect(launch).toMatchObject({ sub: '7', silent: true, cmid: '31' });
      await expect(lti.finishSilent(token, state, verifier)).rejects.toMatchObject({
        code: 'launch_replayed',
      });
    });
    it('never mixes with a launch in a browser', async () => {
      const silent = await begin();
      refused(
        await world.post({ id_token: silent.token, state: silent.state }, { origin: world.url }),
      );
      const browser = await ready();
      const mixed = world.deps.lti.finishSilent(
        browser.token,
        browser.state,
        browser.data.secret ?? '',
      );
      await expect(mixed).rejects.toMatchObject({ code: 'launch_browser' });
    });
    it('checks platform and target like any login', async () => {
      const { lti } = world.deps;
      const form = {
        iss: 'https://unknown.example',
        login_hint: 'h',
        target_link_uri: `${world.url}/x`,
      };
      await expect(lti.beginSilent(form, challenge)).rejects.toMatchObject({
        code: 'unregistered_platform',
      });
      const away = {
        ...form,
        iss: world.platform.issuer,
        client_id: 'client-1',
        target_link_uri: 'https://evil.example/',
      };
      await expect(lti.beginSilent(away, challenge)).rejects.toMatchObject({ code: 'bad_origin' });
    });
  });
});
