import * as fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../shared/model/ids.ts';
import { ADMIN } from '../shared/protocol/admin.ts';
import { ProblemSchema } from '../shared/protocol/errors.ts';
import { PATHS } from '../shared/protocol/http.ts';
import { FRESH } from '../test/postgres/databases.ts';
import { bearerOf, comment, goalOf, makeSchool, put } from './api/sync/school.fixture.ts';
import { createServerApp } from './app.ts';
import type { Database } from './db/database.ts';
import { startWorld, type World } from './lti/testing/launching.ts';
import { mountsFor } from './mounts.ts';
import { type Route, routesOf } from './testing/routes.ts';
import { twisted } from './testing/twisted.ts';

const RUNS = 100;
const AT_ONCE = 10;
/** Other words at every run; what failed says which these were. */
const seed = Date.now() % 1_000_000_007;
const CODE = 'ABCD-EFGH-JKMN';
const PROOF = 'x'.repeat(43);

type Body = fc.JsonValue;
type School = Awaited<ReturnType<typeof makeSchool>>;

/** What each route would take; a route that is not here is sent anything. */
function goodBodies(school: School): Record<string, object[]> {
  const { feedback, step } = comment(school);
  const mutations = [goalOf(school.lin), put('goal', { op: 'delete' }), feedback, step];
  return {
    [PATHS.push]: [{ protocol: 1, mutations }],
    [PATHS.pull]: [
      { protocol: 1, epoch: null, cursors: { [`person:${school.lin}`]: 3 }, limit: 5 },
    ],
    [PATHS.refresh]: [{ refresh: `wm_${newId()}_${PROOF}` }],
    [PATHS.offer]: [{ code: CODE }],
    [PATHS.claim]: [{ code: CODE, challenge: PROOF }],
    [PATHS.redeem]: [{ code: CODE, verifier: PROOF, label: 'Browser' }],
    [PATHS.silentLogin]: [
      { challenge: PROOF, form: { iss: 'https://lms.example', login_hint: '1', client_id: 'c' } },
    ],
    [PATHS.silentRedeem]: [{ idToken: 'e30.e30.e30', state: 'x', verifier: PROOF }],
    '/lti/login': [{ iss: 'https://lms.example', login_hint: '1', target_link_uri: 'x' }],
    '/lti/register': [
      { link: PROOF, openid_configuration: 'http://127.0.0.1:1/', registration_token: 'x' },
    ],
    [ADMIN.login]: [{ name: 'it-office', password: PROOF, code: '123456' }],
    [ADMIN.endBrowser]: [{ school: newId(), id: newId() }],
    '/lti/launch': [{ id_token: 'e30.e30.e30', state: 'x', proof: 'y' }],
  };
}

describe('every route, whatever it is sent', () => {
  let database: Database;
  let world: World;
  let school: School;
  let token: string;
  const freshToken = async () => {
    token = (await bearerOf(database, world.tenant, school.lin)).access;
  };
  beforeAll(async () => {
    database = await FRESH.PostgreSQL();
    world = await startWorld(database);
    school = await makeSchool(database, world.tenant);
    await freshToken();
  });
  afterAll(async () => {
    await world.close();
    await database.close();
  });

  const sent = fc.record({
    bearer: fc.constantFrom('good', 'good', 'good', 'none', 'wm_', 'a\u00e9'),
    as: fc.constantFrom('json', 'json', 'json', 'form', 'none', 'broken'),
    word: fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constant(newId())),
  });
  type Sent = (typeof sent extends fc.Arbitrary<infer T> ? T : never) & { body: Body };

  function requestOf({ method, path }: Route, { bearer, as, word, body }: Sent) {
    const headers = new Headers();
    if (bearer !== 'none')
      headers.set('authorization', `Bearer ${bearer === 'good' ? token : bearer}`);
    const flat = typeof body === 'object' && body !== null ? Object.entries(body) : [];
    const form = new URLSearchParams(
      flat.map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    );
    const isLti = path.startsWith('/lti');
    const type = isLti || as === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
    if (as !== 'none') headers.set('content-type', type);
    const text = JSON.stringify(body);
    const written =
      isLti || as === 'form' ? form.toString() : as === 'broken' ? text.slice(1) : text;
    const place = encodeURIComponent(word.toWellFormed());
    const asks = method === 'GET' || method === 'HEAD';
    const address = path.replace(/:\w+/, place) + (asks ? `?key=${place}&${form}` : '');
    return { address, init: { method, headers, ...(asks ? {} : { body: written }) } };
  }

  async function check(route: Route, what: Sent): Promise<void> {
    const { address, init } = requestOf(route, what);
    const ending = new AbortController();
    const response = await fetch(world.here + address, {
      ...init,
      redirect: 'manual',
      signal: ending.signal,
    });
    const streams = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
    const text = streams ? '' : await response.text();
    if (streams) ending.abort();
    const where = `seed ${seed}: ${init.method} ${address.slice(0, 200)} ${String(init.body ?? '').slice(0, 500)}`;
    // 503 would be the database's; here it is well.
    expect(response.status, where).toBeLessThan(500);
    if (response.status >= 400 && route.path.startsWith('/api')) {
      expect(v.is(ProblemSchema, JSON.parse(text)), where).toBe(true);
    }
    expect(text, where).not.toMatch(/ at .*\.[jt]s:\d/);
    if (response.status === 401 && what.bearer === 'good') await freshToken();
  }

  it('answers with its own words: no 500, no trace of code, a typed problem where it refuses', async () => {
    const routes = routesOf(createServerApp(world.deps, mountsFor(world.deps)));
    const good = goodBodies(school);
    const paths = routes.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([...Object.keys(good), PATHS.connect, PATHS.live]),
    );
    // These pages take nothing, and are there only after a build.
    const isPage = ({ path }: Route) =>
      [PATHS.connect, PATHS.home, ADMIN.page].some((page) => page === path);
    for (const route of routes.filter((route) => !isPage(route))) {
      const bodies = twisted((good[route.path] ?? [{}]) as Body[] as never);
      const many = fc.sample(fc.tuple(sent, bodies), { numRuns: RUNS, seed });
      for (let at = 0; at < many.length; at += AT_ONCE) {
        const some = many.slice(at, at + AT_ONCE);
        await Promise.all(some.map(([one, body]) => check(route, { ...one, body: body as Body })));
      }
    }
    expect((await fetch(`${world.here}/readyz`)).status).toBe(200);
    expect(world.lines.join('')).not.toContain('request failed');
  }, 120_000);
});
