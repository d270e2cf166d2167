import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '../../shared/model/ids.ts';
import { PATHS } from '../../shared/protocol/http.ts';
import { PROTOCOL, PULLED_SINCE } from '../../shared/protocol/sync.ts';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { makeTenant } from '../db/tenant.ts';
import { type Answer, serve, type TestServer } from './server.fixture.ts';
import {
  again,
  bearerOf,
  comment,
  goalOf,
  makeSchool,
  personAt,
  type TestSchool,
} from './sync/school.fixture.ts';

const problem = (code: string) => ({
  error: { code, reference: expect.stringMatching(/^\w{6,}$/) },
});

onBothDatabases('the HTTP API', ({ database, tenant }) => {
  let server: TestServer;
  let school: TestSchool;
  const tokenOf = async (who: keyof TestSchool, kind?: 'launch' | 'device' | 'silent') =>
    (await bearerOf(database(), tenant(), school[who], kind)).access;
  beforeEach(async () => {
    school = await makeSchool(database(), tenant());
    server = await serve(database());
  });
  afterEach(() => server.close());

  it('tells its version and clock to anyone, from any origin, without credentials', async () => {
    const { status, body, headers } = await server.call('GET', PATHS.meta);
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'waymark', protocol: { min: 1, max: 1 } });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    const preflight = await server.call('OPTIONS', PATHS.push);
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe(
      'Authorization, Content-Type',
    );
  });

  it('answers every error with a Problem of the right status', async () => {
    const token = await tokenOf('lin');
    const nest = 100_000;
    const mutation = JSON.stringify(goalOf(school.lin, { next: '…' }));
    const deep = mutation.replace('"…"', `${'['.repeat(nest)}${']'.repeat(nest)}`);
    const cases: [Promise<Answer>, number, string][] = [
      [server.call('GET', '/api/nothing'), 404, 'not_found'],
      [server.call('GET', PATHS.push, token), 404, 'not_found'],
      [server.call('DELETE', `${PATHS.connections}/%E0%A4%A`, token), 400, 'malformed'],
      [server.call('POST', PATHS.push, token, '{"protocol":'), 400, 'malformed'],
      [server.call('POST', PATHS.push, token, '"text"'), 400, 'malformed'],
      [server.call('POST', PATHS.push, token), 400, 'malformed'],
      [server.call('POST', PATHS.push, token, { protocol: 1, mutations: [{}] }), 400, 'malformed'],
      [
        server.call('POST', PATHS.push, token, `{"protocol":1,"mutations":[${deep}]}`),
        400,
        'malformed',
      ],
      [server.call('POST', PATHS.push, token, { x: 'x'.repeat(300_000) }), 413, 'too_large'],
      [server.call('POST', PATHS.refresh, undefined, { refresh: 'wm_no' }), 401, 'session_ended'],
      [server.call('POST', PATHS.silentLogin, undefined, { form: {} }), 400, 'malformed'],
    ];
    for (const [answer, status, code] of cases) {
      const { status: got, body } = await answer;
      expect([got, body]).toEqual([status, problem(code)]);
    }
  });

  it('tells a client out of range who has to be updated, and still shows it what stands', async () => {
    const token = await tokenOf('lin');
    const me = personAt(database(), tenant(), school.lin);
    const goal = goalOf(school.lin);
    await me.one(goal);
    const push = (protocol: number) =>
      server.call('POST', PATHS.push, token, { protocol, shape: 'of another day' });
    const pull = (protocol: number, more: object = {}) =>
      server.call('POST', PATHS.pull, token, { protocol, epoch: null, cursors: {}, ...more });
    const told = (code: string) => ({
      status: 409,
      body: { ...problem(code), protocol: PROTOCOL },
    });
    expect(await push(PROTOCOL.min - 1)).toMatchObject(told('version_too_old'));
    expect(await push(PROTOCOL.max + 1)).toMatchObject(told('server_too_old'));
    expect(await pull(PULLED_SINCE - 1)).toMatchObject(told('version_too_old'));
    const newer = await pull(PROTOCOL.max + 1, { since: 'a word of a later version' });
    expect(newer.status).toBe(200);
    expect(newer.body).toMatchObject({
      records: expect.arrayContaining([expect.objectContaining({ id: goal.record })]),
    });
    expect(await pull(PROTOCOL.max + 1, { cursors: 'otherwise' })).toMatchObject(
      told('server_too_old'),
    );
  });

  it('asks every route that knows somebody for a token, and takes it from the header alone', async () => {
    const token = await tokenOf('lin');
    const guarded: [string, string][] = [
      ['POST', PATHS.push],
      ['POST', PATHS.pull],
      ['GET', PATHS.live],
      ['GET', PATHS.me],
      ['POST', PATHS.end],
      ['POST', PATHS.code],
      ['GET', PATHS.connections],
      ['DELETE', `${PATHS.connections}/${newId()}`],
    ];
    const forged = token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const elsewhere = token.replace(tenant(), newId());
    for (const [method, path] of guarded) {
      for (const bearer of [undefined, 'x', forged, elsewhere]) {
        const { status, body } = await server.call(method, path, bearer);
        expect([path, status, body]).toEqual([path, 401, problem('unauthorized')]);
      }
      const { status } = await server.call(method, `${path}?access_token=${token}`);
      expect(status).toBe(401);
    }
  });

  it("refuses a teacher's write to a goal with 403 and the result, when it comes alone", async () => {
    const goal = goalOf(school.lin);
    await personAt(database(), tenant(), school.lin).one(goal);
    const theft = again(goal, { fields: { next: 'yours' } });
    const send = async (...mutations: object[]) =>
      server.call('POST', PATHS.push, await tokenOf('ada'), { protocol: 1, mutations });
    const { status, body } = await send(theft);
    const result = { id: theft.id, status: 'refused', code: 'ownership_law' };
    expect([status, body]).toEqual([
      403,
      { ...problem('ownership_law'), results: [result], now: expect.any(Number) },
    ]);
    const inBatch = await send(theft, goalOf(school.ada));
    expect(inBatch).toMatchObject({
      status: 200,
      body: { results: [result, { status: 'applied' }] },
    });
  });

  it('keeps one tenant’s ids as unknown to another as ids that never were', async () => {
    const foreign = await makeTenant(database(), 'Oak Hill School');
    const theirs = await makeSchool(database(), foreign);
    const { feedback, step } = comment(theirs, 'released');
    const goal = goalOf(theirs.lin);
    await personAt(database(), foreign, theirs.ada).send(feedback, step);
    await personAt(database(), foreign, theirs.lin).send(goal);
    const { access } = await bearerOf(database(), foreign, theirs.lin);
    const [connection] = (await server.call('GET', PATHS.connections, access)).body as {
      id: string;
    }[];
    const token = await tokenOf('ada');

    /** The answer without the ids that differ by nature. */
    const shape = ({ status, body }: Answer, ids: string[]) => {
      const text = JSON.stringify(body).replace(/"(now|reference|id)":("[\w-]+"|\d+)/g, '"$1"');
      return [status, ids.reduce((all, id) => all.replaceAll(id, '…'), text)];
    };
    const same = async (
      ids: string[],
      probe: (id: (real: string) => string) => Promise<Answer>,
    ) => {
      const invented = new Map(ids.map((id) => [id, newId()]));
      const onTheirs = await probe((real) => real);
      const onNone = await probe((real) => invented.get(real) ?? real);
      expect(shape(onTheirs, ids)).toEqual(shape(onNone, [...invented.values()]));
      return onTheirs;
    };
    for (const target of [feedback, step, goal]) {
      const parent = target.parent === null ? [] : [target.parent];
      for (const op of ['put', 'delete'] as const) {
        const ids = [target.record, theirs.course, theirs.lin, ...parent];
        const answer = await same(ids, (id) => {
          const mutation = again(target, {
            op,
            record: id(target.record),
            context: id(theirs.course),
            learner: id(theirs.lin),
            parent: target.parent === null ? null : id(target.parent),
          });
          return server.call('POST', PATHS.push, token, { protocol: 1, mutations: [mutation] });
        });
        expect(answer.status).toBe(403);
      }
    }
    const family = connection?.id ?? '';
    await same([family], (id) =>
      server.call('DELETE', `${PATHS.connections}/${id(family)}`, token),
    );
    expect((await server.call('GET', PATHS.me, access)).status).toBe(200);

    const scope = `course:${theirs.course}:teachers`;
    const pulled = await server.call('POST', PATHS.pull, token, {
      protocol: 1,
      epoch: null,
      cursors: { [scope]: 0 },
    });
    expect(JSON.stringify(pulled.body)).not.toContain(theirs.course);
    const rows = await database().tenant(
      foreign,
      async (tx) => (await sql`select 1 from school.audit`.execute(tx)).rows,
    );
    expect(rows).toEqual([]);
  });

  it('says who a session speaks for, ends it, and lists no browsers to a silent one', async () => {
    const silent = await tokenOf('lin', 'silent');
    const device = await tokenOf('lin');
    expect((await server.call('GET', PATHS.me, silent)).body).toMatchObject({
      person: school.lin,
      name: 'Lin',
      session: 'silent',
      courses: [{ context: school.course, role: 'learner' }],
    });
    expect(await server.call('GET', PATHS.connections, silent)).toMatchObject({
      status: 403,
      body: problem('not_allowed'),
    });
    const list = (await server.call('GET', PATHS.connections, device)).body as {
      id: string;
      silent: boolean;
      current: boolean;
    }[];
    expect(list.map((one) => [one.silent, one.current]).toSorted()).toEqual([
      [false, true],
      [true, false],
    ]);
    const other = list.find((one) => one.silent)?.id ?? '';
    expect(
      (await server.call('DELETE', `${PATHS.connections}/${other}`, await tokenOf('max'))).status,
    ).toBe(204);
    expect((await server.call('GET', PATHS.me, silent)).status).toBe(200);
    expect((await server.call('DELETE', `${PATHS.connections}/${other}`, device)).status).toBe(204);
    expect((await server.call('GET', PATHS.me, silent)).status).toBe(401);
    expect((await server.call('POST', PATHS.end, device)).status).toBe(204);
    expect((await server.call('GET', PATHS.me, device)).status).toBe(401);
  });
});
