import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  type CodeResponse,
  type Connection,
  PATHS,
  type Paired,
  type Tokens,
} from '../../shared/protocol/http.ts';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { serve, type TestServer } from '../api/server.fixture.ts';
import { bearerOf, goalOf, makeSchool, type TestSchool } from '../api/sync/school.fixture.ts';

onBothDatabases('the credential of a kept home', ({ database, tenant }) => {
  let server: TestServer;
  let school: TestSchool;
  beforeEach(async () => {
    school = await makeSchool(database(), tenant());
    server = await serve(database());
  });
  afterEach(() => server.close());

  const launched = async () => (await bearerOf(database(), tenant(), school.lin, 'launch')).access;
  const post = (path: string, body: object, bearer?: string) =>
    server.call('POST', path, bearer, body);
  async function kept(): Promise<Paired> {
    const { code } = (await post(PATHS.code, {}, await launched())).body as CodeResponse;
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    await post(PATHS.claim, { code, challenge });
    const label = 'Phone: Chrome, Android';
    return (await post(PATHS.redeem, { code, verifier, label })).body as Paired;
  }
  const push = (access: string) =>
    post(PATHS.push, { protocol: 1, mutations: [goalOf(school.lin)] }, access);
  const renew = ({ refresh }: Tokens) => post(PATHS.refresh, { refresh });

  it('comes of a launch alone: not of a silent session, and not of another kept one', async () => {
    const silent = await bearerOf(database(), tenant(), school.lin, 'silent');
    const { tokens } = await kept();
    for (const access of [silent.access, tokens.access]) {
      const answer = await post(PATHS.code, {}, access);
      expect([answer.status, answer.body]).toMatchObject([403, { error: { code: 'not_allowed' } }]);
    }
  });

  it('reads and writes as its person, and is renewed without the LMS', async () => {
    const { tokens, me } = await kept();
    expect(me).toMatchObject({ person: school.lin, session: 'device' });
    expect((await push(tokens.access)).status).toBe(200);
    const next = (await renew(tokens)).body as Tokens;
    expect((await push(next.access)).status).toBe(200);
    expect((await push(tokens.access)).status).toBe(401);
  });

  it('is listed by its name, and ended from a launch: then it neither asks nor is renewed', async () => {
    const { tokens } = await kept();
    const access = await launched();
    const list = async () =>
      (await server.call('GET', PATHS.connections, access)).body as Connection[];
    expect(await list()).toMatchObject([{ label: 'Phone: Chrome, Android', silent: false }]);
    const [one] = await list();
    await server.call('DELETE', `${PATHS.connections}/${one?.id}`, access);
    expect(await list()).toEqual([]);
    expect((await push(tokens.access)).status).toBe(401);
    expect(await renew(tokens)).toMatchObject({ body: { error: { code: 'session_ended' } } });
  });

  it('ends as the phone forgets it, and others go on', async () => {
    const [gone, other] = [await kept(), await kept()];
    expect((await post(PATHS.end, {}, gone.tokens.access)).status).toBe(204);
    expect((await renew(gone.tokens)).status).toBe(401);
    expect((await push(other.tokens.access)).status).toBe(200);
  });
});
