import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CodeResponse, PATHS, type Paired } from '../../../shared/protocol/http.ts';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import { serve, type TestServer } from '../server.fixture.ts';
import { bearerOf, makeSchool, type TestSchool } from '../sync/school.fixture.ts';

const problem = (code: string) => ({ error: { code, reference: expect.any(String) } });

/** One client instance: a verifier it keeps and the challenge it shows. */
function device() {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

onBothDatabases('pairing by code', ({ database, tenant }) => {
  let server: TestServer;
  let school: TestSchool;
  beforeEach(async () => {
    school = await makeSchool(database(), tenant());
    server = await serve(database());
  });
  afterEach(() => server.close());

  const post = (path: string, body: object, bearer?: string) =>
    server.call('POST', path, bearer, body);
  async function newCode(): Promise<string> {
    const { access } = await bearerOf(database(), tenant(), school.lin, 'launch');
    const { body } = await post(PATHS.code, {}, access);
    return (body as CodeResponse).code;
  }
  const expire = () =>
    database().registry((tx) =>
      tx.updateTable('registry.one_time_code').set({ expires_at: new Date() }).execute(),
    );

  it('makes a code of 60 bits for 5 minutes, its fragment out of reach of any server', async () => {
    const { access } = await bearerOf(database(), tenant(), school.lin, 'launch');
    const { body, status } = await post(PATHS.code, {}, access);
    const { code, expiresAt, connectUrl } = body as CodeResponse;
    expect(status).toBe(200);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(new URL(connectUrl).hash).toBe(`#${code}`);
    expect(expiresAt - Date.now()).toBeLessThanOrEqual(300_000);
    const rows = await database().registry((tx) =>
      tx.selectFrom('registry.one_time_code').selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  it('gives codes to launches alone', async () => {
    for (const kind of ['silent', 'device'] as const) {
      const { access } = await bearerOf(database(), tenant(), school.lin, kind);
      const { status, body } = await post(PATHS.code, {}, access);
      expect([status, body]).toEqual([403, problem('not_allowed')]);
    }
  });

  it('shows who it is, then pairs the browser that claimed it, once', async () => {
    const code = await newCode();
    const { verifier, challenge } = device();
    const shown = { name: 'Lin', tenant: 'Willow Lane School', origins: ['https://lms.example'] };
    const typed = `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)}`.toLowerCase();
    expect((await post(PATHS.offer, { code })).body).toEqual({ code, ...shown });
    expect((await post(PATHS.claim, { code: typed, challenge })).body).toEqual(shown);
    expect((await post(PATHS.claim, { code, challenge })).status).toBe(200);
    const paired = await post(PATHS.redeem, { code, verifier, label: 'Library laptop' });
    const { tokens, me } = paired.body as Paired;
    expect(me).toMatchObject({ person: school.lin, session: 'device' });
    expect(tokens.refresh).toBeDefined();
    expect((await server.call('GET', PATHS.me, tokens.access)).status).toBe(200);
    const list = await server.call('GET', PATHS.connections, tokens.access);
    expect(list.body).toMatchObject([{ label: 'Library laptop', current: true, silent: false }]);
    for (const [path, body] of [
      [PATHS.redeem, { code, verifier, label: '' }],
      [PATHS.claim, { code, challenge }],
      [PATHS.offer, { code }],
    ] as const) {
      expect(await post(path, body)).toMatchObject({ status: 409, body: problem('code_used') });
    }
  });

  it('pairs one of several who redeem at once', async () => {
    const code = await newCode();
    const { verifier, challenge } = device();
    await post(PATHS.claim, { code, challenge });
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => post(PATHS.redeem, { code, verifier, label: '' })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
  });

  it('binds a code to the first device that claims it', async () => {
    const code = await newCode();
    const [mine, theirs] = [device(), device()];
    expect(await post(PATHS.redeem, { code, verifier: mine.verifier, label: '' })).toMatchObject({
      body: problem('code_unknown'),
    });
    await post(PATHS.claim, { code, challenge: mine.challenge });
    expect(await post(PATHS.claim, { code, challenge: theirs.challenge })).toMatchObject({
      status: 409,
      body: problem('code_used'),
    });
    const stolen = await post(PATHS.redeem, { code, verifier: theirs.verifier, label: '' });
    expect(stolen.body).toEqual(problem('code_used'));
    expect((await post(PATHS.redeem, { code, verifier: mine.verifier, label: '' })).status).toBe(
      200,
    );
  });

  it('knows no expired code', async () => {
    const code = await newCode();
    const { verifier, challenge } = device();
    await post(PATHS.claim, { code, challenge });
    await expire();
    for (const [path, body] of [
      [PATHS.offer, { code }],
      [PATHS.claim, { code, challenge }],
      [PATHS.redeem, { code, verifier, label: '' }],
    ] as const) {
      expect(await post(path, body)).toMatchObject({ status: 410, body: problem('code_expired') });
    }
  });

  it('brakes guessing, not a class that pairs at once', async () => {
    const code = await newCode();
    for (let n = 0; n < 30; n++) expect((await post(PATHS.offer, { code })).status).toBe(200);
    const wrong = () => post(PATHS.offer, { code: '0'.repeat(12) });
    for (let n = 0; n < 10; n++) expect(await wrong()).toMatchObject({ status: 404 });
    expect(await wrong()).toMatchObject({ status: 429, body: problem('too_many_requests') });
  });
});
