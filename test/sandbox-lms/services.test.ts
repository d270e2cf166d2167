import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeTool, startFakeTool } from './fake-tool.ts';
import { type Flavour, type Sandbox, startSandbox } from './main.ts';

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

const rosterScope = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const rosterPath = {
  moodle: '/mod/lti/services.php/CourseSection/40/bindings/9/memberships',
  canvas: '/api/lti/courses/101/names_and_roles',
} as const;

function askForToken(lms: Flavour, assertion: string, changes: Record<string, string> = {}) {
  return fetch(lms.platform.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope: rosterScope,
      ...changes,
    }),
  });
}

describe.each(['moodle', 'canvas'] as const)('%s', (name) => {
  const lms = () => sandbox[name];
  const assertion = (changes = {}) => tool.assertion(lms().platform, changes);

  async function token(): Promise<string> {
    const answer = await askForToken(lms(), await assertion());
    return String(((await answer.json()) as Record<string, unknown>).access_token);
  }
  async function roster(url: string, bearer: string) {
    const answer = await fetch(url, { headers: { Authorization: `Bearer ${bearer}` } });
    const next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    const { members } = (await answer.json()) as { members: Record<string, unknown>[] };
    return { members, next };
  }

  it('gives an opaque token of an hour for a good assertion', async () => {
    const answer = await askForToken(lms(), await assertion());
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: rosterScope,
    });
  });

  it('refuses assertions that are not what they should be', async () => {
    const long = { lifetime: 3600 };
    const old = { iat: 1_000_000, exp: 1_000_060 };
    for (const bad of [{ iss: 'x' }, { sub: 'x' }, { aud: 'http://other/token' }, long, old]) {
      const answer = await askForToken(lms(), await assertion(bad));
      expect([answer.status, await answer.json()]).toMatchObject([
        400,
        { error: 'invalid_client' },
      ]);
    }
    const stranger = await startFakeTool();
    const forged = await askForToken(lms(), await stranger.assertion(lms().platform));
    stranger.close();
    expect(forged.status).toBe(400);
    expect((await askForToken(lms(), 'not a token')).status).toBe(400);
  });

  it('takes an assertion once', async () => {
    const once = await assertion();
    expect((await askForToken(lms(), once)).status).toBe(200);
    expect((await askForToken(lms(), once)).status).toBe(400);
  });

  it('knows its scopes exactly', async () => {
    const answer = await askForToken(lms(), await assertion(), { scope: `${rosterScope}.more` });
    expect(await answer.json()).toMatchObject({ error: 'invalid_scope' });
  });

  it('lists the course by pages', async () => {
    const bearer = await token();
    const first = await roster(lms().origin + rosterPath[name], bearer);
    expect(first.members).toHaveLength(5);
    const second = await roster(first.next ?? '', bearer);
    expect(second.members).toHaveLength(5);
    expect(second.next).toBeUndefined();
    const ids = [...first.members, ...second.members].map((each) => each.user_id);
    expect(new Set(ids).size).toBe(10);
  });

  it('lists learners alone, as many as asked for', async () => {
    const bearer = await token();
    const all = await roster(`${lms().origin}${rosterPath[name]}?role=Learner&limit=100`, bearer);
    // Moodle's roster counts the non-editing teacher among the learners.
    expect(all.members).toHaveLength(name === 'moodle' ? 9 : 8);
    expect(all.next).toBeUndefined();
  });

  it('shows the roster to nobody without its token', async () => {
    const url = lms().origin + rosterPath[name];
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url, { headers: { Authorization: 'Bearer nonsense' } })).status).toBe(401);
    const score = 'https://purl.imsglobal.org/spec/lti-ags/scope/score';
    const answer = await askForToken(lms(), await assertion(), { scope: score });
    const bearer = ((await answer.json()) as Record<string, string>).access_token;
    expect((await fetch(url, { headers: { Authorization: `Bearer ${bearer}` } })).status).toBe(403);
  });
});

describe.each(['moodle', 'canvas'] as const)('%s line items', (name) => {
  const collection = {
    moodle: '/mod/lti/services.php/40/lineitems?type_id=9',
    canvas: '/api/lti/courses/101/line_items',
  } as const;
  const ags = (scope: string) => `https://purl.imsglobal.org/spec/lti-ags/scope/${scope}`;

  it('keep a score, refuse an older one and a teacher, and give the result back', async () => {
    const lms = sandbox[name];
    const scope = ['lineitem', 'score', 'result.readonly'].map(ags).join(' ');
    const answer = await askForToken(lms, await tool.assertion(lms.platform), { scope });
    const { access_token } = (await answer.json()) as Record<string, string>;
    const send = (url: string, body?: object) =>
      fetch(url, {
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
        headers: {
          Authorization: `Bearer ${access_token}`,
          'Content-Type': 'application/vnd.ims.lis.v2.lineitem+json',
        },
      });
    const made = await send(lms.origin + collection[name], {
      label: 'Next steps',
      scoreMaximum: 5,
    });
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    const [path, query] = id.split('?');
    const under = (part: string) => `${path}/${part}${query ? `?${query}` : ''}`;
    const userOf = (key: string) => {
      const person = lms.people.find((each) => each.key === key);
      return name === 'moodle' ? person?.id : person?.uuid;
    };
    const score = {
      userId: userOf('lucia'),
      scoreGiven: 4,
      scoreMaximum: 5,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      timestamp: '2026-11-20T10:00:00.000Z',
    };
    expect((await send(under('scores'), score)).status).toBe(200);
    expect(
      (await send(under('scores'), { ...score, timestamp: '2026-11-19T10:00:00Z' })).status,
    ).toBe(409);
    expect((await send(under('scores'), { ...score, userId: userOf('okafor') })).status).toBe(400);
    expect(await (await send(under('results'))).json()).toMatchObject([
      { scoreOf: id, resultScore: 4 },
    ]);
    expect(await (await send(lms.origin + collection[name])).json()).toMatchObject([{ id }]);
  });
});

it('names roles as each of them does', async () => {
  const rolesOf = async (lms: Flavour, path: string, id: string | undefined) => {
    const answer = await askForToken(lms, await tool.assertion(lms.platform));
    const { access_token } = (await answer.json()) as Record<string, string>;
    const list = await fetch(`${lms.origin}${path}?limit=50`, {
      headers: { Authorization: `Bearer ${access_token}` },
    });
    const { members } = (await list.json()) as { members: { user_id: string; roles: string[] }[] };
    return members.find((each) => each.user_id === id)?.roles;
  };
  const assistant = (lms: Flavour) => lms.people.find((each) => each.key === 'wisniewski');
  const { moodle, canvas } = sandbox;
  expect(await rolesOf(moodle, rosterPath.moodle, assistant(moodle)?.id)).toEqual(['Learner']);
  expect(await rolesOf(canvas, rosterPath.canvas, assistant(canvas)?.uuid)).toContain(
    'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor',
  );
});

it('tells the ids Canvas pages show only to a roster request that names the link', async () => {
  const { canvas } = sandbox;
  const answer = await askForToken(canvas, await tool.assertion(canvas.platform));
  const { access_token } = (await answer.json()) as Record<string, string>;
  const members = async (query: string) => {
    const list = await fetch(`${canvas.origin}${rosterPath.canvas}?limit=50${query}`, {
      headers: { Authorization: `Bearer ${access_token}` },
    });
    return ((await list.json()) as { members: Record<string, unknown>[] }).members;
  };
  expect((await members(''))[2]).not.toHaveProperty('message');
  expect((await members(`&rlid=${canvas.courses[0]?.resourceLinkId}`))[2]).toMatchObject({
    message: [
      {
        'https://www.instructure.com/canvas_user_id': 303,
        'https://purl.imsglobal.org/spec/lti/claim/custom': { canvas_user_id: '303' },
      },
    ],
  });
});
