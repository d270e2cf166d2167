import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CHOICE, type Choosable } from '../../../shared/protocol/links.ts';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import { sha256 } from '../flow.ts';
import { escapeHtml } from '../html.ts';
import { startWorld, type World } from '../testing/launching.ts';
import { nameAssignment } from '../testing/name-assignment.ts';
import { claim, MEMBERSHIP } from '../testing/tiny-platform.ts';
import { createRequests } from './request.ts';

const dl = (name: string): string => `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`;
/** Of the server that is tested. */
const SECRET = 'a secret of thirty-two characters';
const TEACHER = { [claim('roles')]: [`${MEMBERSHIP}Instructor`] };
const DATA = 'op=321&v="44"&sesskey=theirs';
const CANVAS = { [claim('tool_platform')]: { product_family_code: 'canvas' } };

onBothDatabases('a request for links', ({ database }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld(database());
  });
  afterEach(() => world.close());

  const returnUrl = () =>
    `${world.platform.issuer}/mod/lti/contentitem_return.php?course=42&sesskey=AbCdEf`;
  const asked = (settings: object = {}, more: object = {}) => ({
    ...TEACHER,
    [claim('message_type')]: 'LtiDeepLinkingRequest',
    [claim('resource_link')]: undefined,
    [dl('deep_linking_settings')]: {
      deep_link_return_url: returnUrl(),
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['frame', 'iframe', 'window'],
      accept_multiple: true,
      data: DATA,
      ...settings,
    },
    ...more,
  });
  async function open(settings: object = {}, more: object = {}) {
    const { status, text, response } = await world.launch(asked(settings, more));
    const island = /id="waymark-pick">(.*?)<\/script>/.exec(text)?.[1];
    return { status, text, response, choosable: island && (JSON.parse(island) as Choosable) };
  }
  async function opened(settings: object = {}, more: object = {}): Promise<Choosable> {
    const { choosable, text } = await open(settings, more);
    if (!choosable) throw new Error(`Nothing to choose in ${text}`);
    return choosable;
  }
  async function choose(request: string, fields: readonly (readonly [string, string])[]) {
    const body = new URLSearchParams([[CHOICE.request, request], ...fields.map((one) => [...one])]);
    const response = await fetch(`${world.here}${CHOICE.path}`, { method: 'POST', body });
    const text = await response.text();
    return {
      status: response.status,
      response,
      text,
      jwt: /name="JWT" value="([^"]+)"/.exec(text)?.[1],
    };
  }
  /** What the platform makes of an answer, with our published keys. */
  async function read(jwt: string | undefined) {
    const keys = createLocalJWKSet(await (await fetch(`${world.here}/lti/keys`)).json());
    const { registration, issuer } = world.platform;
    const { payload } = await jwtVerify(jwt ?? '', keys, {
      issuer: registration.clientId,
      audience: issuer,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'iat', 'nonce'],
    });
    return payload;
  }
  const itemsIn = async (jwt: string | undefined) =>
    (await read(jwt))[dl('content_items')] as { type: string; title: string; custom: object }[];
  const name = (lmsId: string, title: string, course = '42') =>
    nameAssignment(world, { course, lmsId, title });
  const goals = [CHOICE.opens, 'goals'] as const;
  const reflection = [CHOICE.opens, 'reflection'] as const;
  const wholeCourse = [CHOICE.work, CHOICE.course] as const;

  it('DL-1 is answered by a signed message that repeats its data and holds what was chosen', async () => {
    await world.launch(TEACHER);
    await name('101', 'First essay');
    const { request, works, several, possible, course } = await opened();
    expect({ works, several, possible, course }).toEqual({
      works: [{ id: '101', title: 'First essay' }],
      several: true,
      possible: true,
      course: 'Writing',
    });
    const { jwt, response, text } = await choose(request, [
      goals,
      reflection,
      [CHOICE.work, 'id:101'],
    ]);
    expect(text).toContain(`action="${escapeHtml(returnUrl())}"`);
    expect(response.headers.get('content-security-policy')).toContain(
      `form-action ${world.platform.issuer};`,
    );
    const payload = await read(jwt);
    expect(payload).toMatchObject({
      [claim('message_type')]: 'LtiDeepLinkingResponse',
      [claim('version')]: '1.3.0',
      [claim('deployment_id')]: world.platform.registration.deploymentId,
      [dl('data')]: DATA,
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(300);
    const { keys } = await (await fetch(`${world.here}/lti/keys`)).json();
    expect(keys.map(({ kid }: { kid: string }) => kid)).toContain(
      decodeProtectedHeader(jwt ?? '').kid,
    );
    const custom = {
      waymark_course: '42',
      waymark_assignment: '101',
      waymark_history: '$Context.id.history',
    };
    expect(payload[dl('content_items')]).toEqual([
      {
        type: 'ltiResourceLink',
        title: 'Goals: First essay',
        url: `${world.url}/lti/launch`,
        custom: { ...custom, waymark_opens: 'goals' },
      },
      {
        type: 'ltiResourceLink',
        title: 'A look back: First essay',
        url: `${world.url}/lti/launch`,
        custom: { ...custom, waymark_opens: 'reflection' },
      },
    ]);
  });

  it('DL-1 gives each answer a nonce of its own, and one link where one is wanted', async () => {
    const { request, several } = await opened({ accept_multiple: false });
    expect(several).toBe(false);
    const nonces = new Set<unknown>();
    for (const kind of [goals, reflection]) {
      const { jwt } = await choose(request, [kind, wholeCourse]);
      nonces.add((await read(jwt)).nonce);
      expect(await itemsIn(jwt)).toHaveLength(1);
    }
    expect(nonces.size).toBe(2);
    const many = await choose(request, [goals, reflection, wholeCourse]);
    expect([many.status, many.jwt]).toEqual([400, undefined]);
    expect((await opened({ accept_multiple: undefined })).several).toBe(false);
    expect((await opened({ accept_multiple: 'true' })).several).toBe(true);
  });

  it('DL-2 is answered by an empty list where nothing was chosen, or it was cancelled', async () => {
    const { request } = await opened();
    const nothing = await choose(request, []);
    const cancelled = await choose(request, [goals, wholeCourse, [CHOICE.cancel, '1']]);
    expect([await itemsIn(nothing.jwt), await itemsIn(cancelled.jwt)]).toEqual([[], []]);
    expect((await read(cancelled.jwt))[dl('data')]).toBe(DATA);
    const { request: without } = await opened({ data: undefined });
    expect(await read((await choose(without, [])).jwt)).not.toHaveProperty([dl('data')]);
  });

  it('DL-3 is answered with types the platform takes, and by nothing where it takes none of ours', async () => {
    const { possible, request } = await opened({ accept_types: ['link', 'html', 'file', 'image'] });
    expect(possible).toBe(false);
    expect(await itemsIn((await choose(request, [goals, wholeCourse])).jwt)).toEqual([]);
    const all = await opened({ accept_types: ['link', 'ltiResourceLink', 'file'] });
    const items = await itemsIn((await choose(all.request, [goals, wholeCourse])).jwt);
    expect(items.map(({ type }) => type)).toEqual(['ltiResourceLink']);
  });

  it.each([
    ['a script', 'javascript:alert(1)//http://127.0.0.1'],
    ['another host', 'https://elsewhere.example/return'],
    ['another host over http', 'http://elsewhere.example/return'],
    ['somebody’s name before the host', 'NAMED'],
    ['no address', 'return'],
  ])('DL-4 is refused where it wants to be answered at %s', async (_what, address) => {
    const named = new URL(world.platform.issuer);
    named.username = 'lms';
    const deep_link_return_url = address === 'NAMED' ? named.href : address;
    const { status, choosable } = await open({ deep_link_return_url });
    expect([status, choosable]).toEqual([403, undefined]);
    const { count } = await database().tenant(world.tenant, (tx) =>
      tx
        .selectFrom('school.person')
        .select((is) => is.fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow(),
    );
    expect(Number(count)).toBe(0);
  });

  it('A40 markup in its return address stays an address, in data stays data', async () => {
    const trick = '"><script>alert(1)</script>';
    const { request, text } = await (async () => {
      const { choosable, text } = await open({
        deep_link_return_url: `${world.platform.issuer}/return?x=${trick}`,
        data: trick,
      });
      if (!choosable) throw new Error('Nothing to choose.');
      return { request: choosable.request, text };
    })();
    expect(text).not.toContain('<script>alert');
    const answer = await choose(request, []);
    expect(answer.text).not.toContain('<script>alert');
    expect(answer.text).toContain('%3Cscript%3E');
    expect((await read(answer.jwt))[dl('data')]).toBe(trick);
  });

  it('is for teachers of the course alone', async () => {
    for (const who of [
      { [claim('roles')]: [`${MEMBERSHIP}Learner`] },
      { [claim('context')]: undefined },
      { [claim('roles')]: ['http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator'] },
    ]) {
      const { status, choosable, text } = await open({}, who);
      expect([status, choosable]).toEqual([403, undefined]);
      expect(text).toContain('Only a teacher of this course');
    }
    const { request } = await opened();
    await world.launch();
    expect((await choose(request, [goals, wholeCourse])).status).toBe(403);
  });

  it('takes no answer but to a request of its own, for works of that course, while it is open', async () => {
    const { request } = await opened();
    const [body = '', mac = ''] = request.split('.');
    const changed = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = (fields: object) =>
      `${Buffer.from(JSON.stringify({ ...changed, ...fields })).toString('base64url')}.${mac}`;
    for (const sealed of [
      '',
      'x',
      forged({ returnUrl: 'https://elsewhere.example' }),
      `${request}.x`,
    ])
      expect((await choose(sealed, [])).status).toBe(401);
    const late = createRequests(SECRET).seal({ ...changed, expires: Date.now() / 1000 - 1 });
    expect((await choose(late, [])).text).toContain('This visit took too long');
    await world.launch({ ...TEACHER, [claim('context')]: { id: '43' } });
    await name('900', 'Of another course', '43');
    for (const work of ['id:900', 'id:101', CHOICE.here, 'x'])
      expect((await choose(request, [goals, [CHOICE.work, work]])).status).toBe(400);
    expect((await choose(request, [[CHOICE.opens, 'scores'], wholeCourse])).status).toBe(400);
  });

  it('leaves the key of a teacher’s session in no table and no line of the log', async () => {
    const { request } = await opened();
    await choose(request, [goals, wholeCourse]);
    const rows = await database().tenant(world.tenant, async (tx) =>
      JSON.stringify([
        await tx.selectFrom('school.context').selectAll().execute(),
        await tx.selectFrom('school.lms_origin').selectAll().execute(),
        await tx.selectFrom('school.person').selectAll().execute(),
        await tx.selectFrom('school.record').selectAll().execute(),
      ]),
    );
    const registry = await database().registry(async (tx) =>
      JSON.stringify(await tx.selectFrom('registry.deployment').selectAll().execute()),
    );
    for (const kept of [rows, registry, world.lines.join('')])
      expect(kept).not.toMatch(/sesskey|AbCdEf|secret/);
  });

  it('is never a silent launch of an extension', async () => {
    const { issuer, registration, sign } = world.platform;
    const form = {
      iss: issuer,
      login_hint: 'hint',
      target_link_uri: `${world.url}/lti/launch`,
      client_id: registration.clientId,
    };
    const { authorize } = await world.deps.lti.beginSilent(form, sha256('verifier'));
    const query = new URL(authorize).searchParams;
    const token = await sign(world.claims(query.get('nonce') ?? '', asked()));
    await expect(
      world.deps.lti.finishSilent(token, query.get('state') ?? '', 'verifier'),
    ).rejects.toMatchObject({ code: 'launch_invalid', detail: 'message of a silent launch' });
  });

  it('asks Canvas to say at each launch which assignment a link stands in', async () => {
    const { request, here } = await opened({}, CANVAS);
    expect(here).toBe(true);
    const { jwt } = await choose(request, [goals, [CHOICE.work, CHOICE.here]]);
    expect((await itemsIn(jwt))[0]?.custom).toEqual({
      waymark_opens: 'goals',
      waymark_course: '42',
      waymark_here: '$Canvas.assignment.id',
    });
  });
});
